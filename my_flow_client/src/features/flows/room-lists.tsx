'use client';

import type { Flow } from 'my_flow_contract';
import { useSummary } from '#src/lib/data/queries.ts';
import { useIsSettled, useLoaded } from '#src/lib/lazy/use-loaded.ts';
import type { TimeFrame } from '#src/lib/time/time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import { CalmMoves } from './calm-moves.tsx';
import { usePreloadedRow } from './flow-row.tsx';
import { FlowSection, type RowItem } from './flow-section.tsx';
import { ListControllerContext } from './list-controller.ts';
import type { ListState } from './list-state.ts';
import { EmptyRoom } from './list-states.tsx';
import { PutAway } from './put-away.tsx';
import { SectionHeading, SectionToggle } from './section-heading.tsx';
import type { RoomRows } from './use-list-view.ts';
import { useRoom } from './use-room.ts';

const loadBulkBar = () => import('./bulk-bar.tsx');

type RoomListsProps = { readonly contextId: string; readonly open: readonly Flow[]; readonly done: readonly Flow[] };

/** Rows further down than this are not seen to move. */
const rowsFollowedMax = 40;

/** The lists of a room, one under the other. */
export function RoomLists({ contextId, open, done }: RoomListsProps) {
  const { root, line, spoken, state, frame, rows, view, controller, parked, archived } = useRoom({ contextId, open, done });
  const parkedCount = useSummary(contextId)?.parked ?? null;
  const list = { state, currentId: view.currentId, frame };
  const selected = controller.targets(null);
  const isSettled = useIsSettled();
  const bulk = useLoaded(loadBulkBar, isSettled || selected.length > 0, selected.length > 0);
  usePreloadedRow(state, controller);
  return (
    <ListControllerContext value={controller}>
      <section ref={root} aria-label={t('flows.label')} className="relative">
        <CalmMoves order={view.sections.map((ids) => ids.slice(0, rowsFollowedMax).join()).join('|')}>
          {open.length === 0 && <EmptyRoom isAllDone={done.length > 0} />}
          <OpenLists rows={rows} list={list} onToggleRest={() => controller.dispatch({ type: 'toggleSection', section: 'rest' })} />
          <DoneList items={rows.done} list={list} />
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
        {selected.length > 0 && bulk !== null && (
          <bulk.BulkBar flows={selected} picker={state.picker?.flowId === null ? state.picker.kind : null} />
        )}
        <p aria-live="polite" className="sr-only">
          {spoken}
        </p>
      </section>
    </ListControllerContext>
  );
}

type ListProps = { readonly state: ListState; readonly currentId: string | null; readonly frame: TimeFrame };
type OpenListsProps = { readonly rows: RoomRows; readonly list: ListProps; readonly onToggleRest: () => void };

function OpenLists({ rows, list, onToggleRest }: OpenListsProps) {
  const isRestShown = list.state.shown.has('rest');
  return (
    <>
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
          <SectionToggle id="rest-heading" aside={rows.rest.length} isOpen={isRestShown} keys="o" onToggle={onToggleRest}>
            {t(rows.now.length > 0 ? 'flows.heading.rest' : 'flows.heading.later')}
          </SectionToggle>
          {isRestShown && <FlowSection labelledBy="rest-heading" items={rows.rest} {...list} />}
        </div>
      )}
    </>
  );
}

function DoneList({ items, list }: { readonly items: readonly RowItem[]; readonly list: ListProps }) {
  if (items.length === 0) return null;
  return (
    <div className="mb-[30px]">
      <SectionHeading id="done-heading" aside={items.length}>
        {t('flows.heading.done')}
      </SectionHeading>
      <FlowSection labelledBy="done-heading" items={items} isQuiet {...list} />
    </div>
  );
}
