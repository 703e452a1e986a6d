'use client';

import type { Flow } from 'my_flow_contract';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useContexts, useFlows, useSummary } from '#src/lib/data/queries.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { CalmMoves } from './calm-moves.tsx';
import { draftedFlowId } from './editor/text-draft.ts';
import { FlowSection } from './flow-section.tsx';
import { ListControllerContext } from './list-controller.ts';
import { initialListState, listReducer } from './list-state.ts';
import { EmptyRoom } from './list-states.tsx';
import { PutAway } from './put-away.tsx';
import { SectionHeading, SectionToggle } from './section-heading.tsx';
import { useFlowDrag } from './use-flow-drag.ts';
import { useKeepFocus } from './use-keep-focus.ts';
import { useListActions } from './use-list-actions.ts';
import { useListController } from './use-list-controller.ts';
import { type RoomFlows, useListView } from './use-list-view.ts';
import { useRowClicks } from './use-row-clicks.ts';

type RoomListsProps = { readonly contextId: string; readonly open: readonly Flow[]; readonly done: readonly Flow[] };

/** The lists of a room, with the one state they share: which row is current, selected, edited. */
export function RoomLists({ contextId, open, done }: RoomListsProps) {
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
  const controller = useListController({ view, dispatch, announce, root });
  useListActions({ view, controller, root });
  useRowClicks(root, controller);
  useKeepFocus(root, view.currentId, state.editing === null);
  useEditKeptText(open, controller.edit);
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
  const parkedCount = useSummary(contextId)?.parked ?? null;
  const list = { state, currentId: view.currentId, frame };
  const isRestShown = state.shown.has('rest');
  return (
    <ListControllerContext value={controller}>
      <section ref={root} aria-label={t('flows.label')} className="relative">
        <CalmMoves order={view.sections.map((ids) => ids.slice(0, 40).join()).join('|')}>
          {open.length === 0 && <EmptyRoom isAllDone={done.length > 0} />}
          {rows.now.length > 0 && (
            <div className="mb-[30px]">
              <SectionHeading id="now-heading" aside={t('flows.heading.nowAside')}>
                {t('flows.heading.now')}
              </SectionHeading>
              <FlowSection labelledBy="now-heading" items={rows.now} {...list} />
            </div>
          )}
          {rows.rest.length > 0 && (
            <div className="mb-[30px]">
              <SectionToggle
                id="rest-heading"
                aside={rows.rest.length}
                isOpen={isRestShown}
                keys="o"
                onToggle={() => dispatch({ type: 'toggleSection', section: 'rest' })}
              >
                {t(rows.now.length > 0 ? 'flows.heading.rest' : 'flows.heading.later')}
              </SectionToggle>
              {isRestShown && <FlowSection labelledBy="rest-heading" items={rows.rest} {...list} />}
            </div>
          )}
          {rows.done.length > 0 && (
            <div className="mb-[30px]">
              <SectionHeading id="done-heading" aside={rows.done.length}>
                {t('flows.heading.done')}
              </SectionHeading>
              <FlowSection labelledBy="done-heading" items={rows.done} isQuiet {...list} />
            </div>
          )}
          <PutAway section="parked" items={rows.parked} count={parkedCount} isLoading={parked.isFetching} {...list} />
          <PutAway
            section="archived"
            items={rows.archived}
            count={archived.data?.length ?? null}
            isLoading={archived.isFetching}
            {...list}
          />
        </CalmMoves>
        <div
          ref={line}
          hidden
          aria-hidden="true"
          className="pointer-events-none absolute inset-x-2 top-0 z-20 h-0.5 rounded-full bg-accent"
        />
        {state.selectedIds.size > 0 && (
          <BulkBar
            flows={controllerTargets(view.flows, state.selectedIds)}
            picker={state.picker?.flowId === null ? state.picker.kind : null}
          />
        )}
        <p aria-live="polite" className="sr-only">
          {spoken}
        </p>
      </section>
    </ListControllerContext>
  );
}

function controllerTargets(flows: ReadonlyMap<string, Flow>, ids: ReadonlySet<string>): Flow[] {
  return [...ids].map((id) => flows.get(id)).filter((flow) => flow !== undefined);
}

/** Text that was being typed when the page went away is taken up again. */
function useEditKeptText(open: readonly Flow[], edit: (flowId: string) => void): void {
  const first = useRef(open);
  useEffect(() => {
    const flowId = draftedFlowId(first.current);
    if (flowId !== null) edit(flowId);
  }, [edit]);
}
