'use client';

import type { Flow } from 'my_flow_contract';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useContexts, useFlows } from '#src/lib/data/queries.ts';
import { keptDraftNames } from '#src/lib/drafts/use-draft.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import type { ListController } from './list-controller.ts';
import { initialListState, listReducer } from './list-state.ts';
import { useFlowDrag } from './use-flow-drag.ts';
import { useGoneWhileEdited } from './use-gone-while-edited.ts';
import { useKeepFocus } from './use-keep-focus.ts';
import { useListActions } from './use-list-actions.ts';
import { useCreateListController } from './use-list-controller.ts';
import { type RoomFlows, type RoomRows, useListView } from './use-list-view.ts';
import { useRowClicks } from './use-row-clicks.ts';
import { useShowWanted } from './use-show-wanted.ts';

type Given = { readonly contextId: string; readonly open: readonly Flow[]; readonly done: readonly Flow[] };

/** Everything that the lists of a room share: their rows, which of them is current, selected or edited, and what keys and the pointer do. */
export function useRoom({ contextId, open, done }: Given) {
  const root = useRef<HTMLElement>(null);
  const line = useRef<HTMLDivElement>(null);
  const [spoken, announce] = useState('');
  const [state, dispatch] = useReducer(listReducer, initialListState);
  const frame = useTimeFrame();
  const contexts = useContexts();
  const parked = useFlows(contextId, 'parked', state.shown.has('parked'));
  const archived = useFlows(contextId, 'archived', state.shown.has('archived'));
  const flows = useMemo<RoomFlows>(
    () => ({ open, done, parked: parked.data ?? [], archived: archived.data ?? [] }),
    [open, done, parked.data, archived.data],
  );
  const { rows, view } = useListView(flows, state, frame);
  const controller = useCreateListController({ view, dispatch, announce, root });
  useListActions({ view, controller, root });
  useRowClicks(root, controller);
  useKeepFocus(root, view.currentId, !view.isEditing);
  useGoneWhileEdited(view, controller);
  useEditKeptText(rows, controller);
  useShowWanted({ contextId, rows, sections: view.sections, shown: state.shown, controller });
  useFlowDrag({
    root,
    line,
    contextId,
    controller,
    moveTo(flowIds, toId) {
      const to = contexts.find((context) => context.id === toId);
      const moving = flowIds.map((id) => view.flows.get(id)).filter((flow) => flow !== undefined);
      if (to !== undefined) controller.leaving(moving, () => controller.acts.move(moving, to));
    },
  });
  return { root, line, spoken, state, frame, rows, view, controller, parked, archived };
}

/** Text that was being typed when the page went away is taken up again. */
function useEditKeptText(rows: RoomRows, controller: ListController): void {
  const first = useRef<RoomRows | null>(rows);
  useEffect(() => {
    if (first.current === null) return;
    const { now, rest } = first.current;
    first.current = null;
    if (!keptDraftNames().some((name) => /^(?:flow|step|label):/.test(name))) return;
    const editDrafted = async () => {
      const { draftedFlowId } = await import('./editor/text-draft.ts');
      const flowId = draftedFlowId([...now, ...rest].map(({ flow }) => flow));
      if (flowId === null) return;
      if (rest.some(({ flow }) => flow.id === flowId)) controller.dispatch({ type: 'toggleSection', section: 'rest' });
      controller.edit(flowId);
    };
    // Without a connection the text is still kept, and there when its flow is opened.
    editDrafted().catch(() => undefined);
  }, [controller]);
}
