'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type Flow, limits } from 'my_flow_contract';
import { type RefObject, useMemo, useRef } from 'react';
import { cachedFlow } from '#src/lib/data/apply-change.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import type { ListController } from './list-controller.ts';
import { type ListEvent, type ListState, neighbourOf } from './list-state.ts';
import { type FlowActs, useFlowActs } from './use-flow-acts.ts';

/** What is on the screen right now. */
export type ListView = {
  readonly state: ListState;
  /** Whether the editor is open over a flow that is in one of the lists. */
  readonly isEditing: boolean;
  readonly currentId: string | null;
  /** The ids of each list in its order. */
  readonly sections: readonly (readonly string[])[];
  readonly flows: ReadonlyMap<string, Flow>;
  readonly ordered: readonly Flow[];
};

type Given = {
  readonly view: ListView;
  readonly dispatch: (event: ListEvent) => void;
  readonly announce: (words: string) => void;
  readonly root: RefObject<HTMLElement | null>;
};

/** The controller of the lists, the same object for as long as they stand; it looks at what is on the screen when it is asked. */
export function useCreateListController(given: Given): ListController {
  const latest = useRef(given);
  latest.current = given;
  const acts = useFlowActs();
  const client = useQueryClient();
  return useMemo(() => createController({ latest, acts, client }), [acts, client]);
}

type Parts = { readonly latest: RefObject<Given>; readonly acts: FlowActs; readonly client: QueryClient };

function createController({ latest, acts, client }: Parts): ListController {
  // Known before it is painted: a menu that goes must not take the focus from what was opened out of it.
  let isBusy = false;
  let typedAhead = '';
  const dispatch = (event: ListEvent) => {
    if (event.type === 'openPicker' || event.type === 'edit') isBusy = true;
    if (event.type === 'closePicker' || event.type === 'closeEditor') isBusy = false;
    latest.current.dispatch(event);
  };
  const view = () => latest.current.view;
  const announce = (words: string) => latest.current.announce(words);
  const focusRow = (flowId: string) => {
    dispatch({ type: 'current', flowId });
    // After the change is painted: the row may have moved into another list.
    requestAnimationFrame(() => titleOf(latest.current.root.current, flowId)?.focus());
  };
  const leaving: ListController['leaving'] = (flows, change) => {
    const ids = new Set(flows.map((flow) => flow.id));
    const from = view().currentId;
    const next = from !== null && ids.has(from) ? neighbourOf(view().sections, ids, from) : null;
    change();
    if (ids.has(view().state.editing?.flowId ?? '')) dispatch({ type: 'closeEditor' });
    dispatch({ type: 'clearSelection' });
    if (next !== null) focusRow(next);
  };
  return {
    acts,
    dispatch,
    focusRow,
    leaving,
    announce,
    returnFocus() {
      const { activeElement } = document;
      const { currentId } = view();
      if (!isBusy && currentId !== null && (activeElement === null || activeElement === document.body)) focusRow(currentId);
    },
    toggle(flow) {
      const isClosing = flow.state === 'open' || flow.state === 'parked';
      leaving([flow], () => (isClosing ? acts.complete([flow]) : acts.reopen([flow])));
    },
    edit: (flowId, focus = 'title') => dispatch({ type: 'edit', flowId, focus }),
    closeEditor: () => dispatch({ type: 'closeEditor' }),
    pick(kind, flowId) {
      // The row may have been scrolled away; what opens over it would be out of sight, and take the keys.
      if (flowId !== null) titleOf(latest.current.root.current, flowId)?.scrollIntoView({ block: 'nearest' });
      dispatch({ type: 'openPicker', kind, flowId });
    },
    closePicker: () => dispatch({ type: 'closePicker' }),
    toggleSelected: (flow) => select(latest.current, [flow.id], !view().state.selectedIds.has(flow.id)),
    shift: (flow, step) => shiftFlow({ ...latest.current, acts }, flow, step),
    targets(flowId) {
      const { state, flows } = view();
      const ids = state.selectedIds.size > 0 ? [...state.selectedIds] : flowId === null ? [] : [flowId];
      return ids.map((id) => cachedFlow(client, id) ?? flows.get(id)).filter((flow) => flow !== undefined);
    },
    ordered: () => view().ordered,
    keepTypedAhead(text) {
      typedAhead = text;
    },
    takeTypedAhead() {
      const text = typedAhead;
      typedAhead = '';
      return text;
    },
  };
}

/** Selects flows, or no longer; never more than one act can change. */
export function select({ view, dispatch }: Pick<Given, 'view' | 'dispatch'>, flowIds: readonly string[], isSelected: boolean): void {
  const room = limits.bulkFlowsMax - view.state.selectedIds.size;
  const added = flowIds.filter((id) => !view.state.selectedIds.has(id));
  if (isSelected && added.length > room) notify.failure(t('flows.selectionFull', { count: limits.bulkFlowsMax }));
  dispatch({ type: 'select', flowIds: isSelected ? added.slice(0, room) : flowIds, isSelected });
}

function shiftFlow({ view, announce, acts }: Given & Pick<Parts, 'acts'>, flow: Flow, step: 1 | -1): void {
  const { ordered } = view;
  const onScreen = view.sections.flat().filter((id) => view.flows.get(id)?.state === 'open');
  const place = onScreen.indexOf(flow.id);
  const other = onScreen[place + step];
  if (place < 0 || other === undefined) {
    announce(t(step < 0 ? 'flows.isFirst' : 'flows.isLast', { title: flow.title }));
    return;
  }
  acts.reorder(flow, step > 0 ? other : idBefore(ordered, other, flow.id), ordered);
  announce(t('flows.movedTo', { title: flow.title, place: place + step + 1, count: onScreen.length }));
}

/** The flow before another in an order in which one is passed over; null when that is the first. */
export function idBefore(ordered: readonly Flow[], flowId: string, passedOverId: string): string | null {
  const others = ordered.filter((flow) => flow.id !== passedOverId);
  return others[others.findIndex((flow) => flow.id === flowId) - 1]?.id ?? null;
}

export function titleOf(root: HTMLElement | null, flowId: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-flow-title="${flowId}"]`) ?? null;
}
