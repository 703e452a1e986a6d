'use client';

import { type Flow, type NowSelection, selectNow } from 'my_flow_contract';
import { useMemo, useRef } from 'react';
import type { TimeFrame } from '#src/lib/time/time-frame.ts';
import type { RowItem } from './flow-section.tsx';
import { type ListState, neighbourOf } from './list-state.ts';
import type { ListView } from './use-list-controller.ts';

export type RoomFlows = {
  readonly open: readonly Flow[];
  readonly done: readonly Flow[];
  readonly parked: readonly Flow[];
  readonly archived: readonly Flow[];
};

export type RoomRows = {
  readonly now: RowItem[];
  readonly rest: RowItem[];
  readonly done: RowItem[];
  readonly parked: RowItem[];
  readonly archived: RowItem[];
};

/** The rows of every list, and which of them is the current one: when it goes, a neighbour takes over. */
export function useListView(flows: RoomFlows, state: ListState, frame: TimeFrame): { rows: RoomRows; view: ListView } {
  const nowIds = useRef<ReadonlySet<string>>(new Set());
  const known = useMemo(
    () => new Map([...flows.open, ...flows.done, ...flows.parked, ...flows.archived].map((flow) => [flow.id, flow])),
    [flows],
  );
  const isEditing = state.editing !== null && known.has(state.editing.flowId);
  // What is edited stays where it is until the editor closes: a due day or a start day that moves it would take the editor away.
  const rows = useMemo(() => rowsOf(flows, frame, isEditing ? nowIds.current : null), [flows, frame, isEditing]);
  if (!isEditing) nowIds.current = new Set(rows.now.map(({ flow }) => flow.id));
  const sections = useMemo(() => sectionsOf(rows, state), [rows, state]);
  const before = useRef(sections);
  const order = sections.flat();
  const currentId = currentOf(order, before.current, state.currentId);
  before.current = sections;
  return { rows, view: { state, isEditing, currentId, sections, flows: known, ordered: flows.open } };
}

function rowsOf(flows: RoomFlows, frame: TimeFrame, heldIds: ReadonlySet<string> | null): RoomRows {
  const selected = selectNow(flows.open, frame.nowMs, frame.zone);
  const { now, rest } = heldIds === null ? selected : heldNow(selected, flows.open, heldIds);
  return { now, rest: rest.map(plain), done: flows.done.map(plain), parked: flows.parked.map(plain), archived: flows.archived.map(plain) };
}

/** Now with the flows that it had before, each with the reason that it has by now. */
function heldNow({ now }: NowSelection, open: readonly Flow[], heldIds: ReadonlySet<string>): { now: RowItem[]; rest: Flow[] } {
  const reasons = new Map(now.map(({ flow, reason }) => [flow.id, reason]));
  return {
    now: open.filter(({ id }) => heldIds.has(id)).map((flow) => ({ flow, reason: reasons.get(flow.id) ?? null })),
    rest: open.filter(({ id }) => !heldIds.has(id)),
  };
}

function plain(flow: Flow): RowItem {
  return { flow, reason: null };
}

function sectionsOf(rows: RoomRows, { shown }: ListState): string[][] {
  const ids = (items: readonly RowItem[], isShown = true) => (isShown ? items.map(({ flow }) => flow.id) : []);
  return [
    ids(rows.now),
    ids(rows.rest, shown.has('rest')),
    ids(rows.done),
    ids(rows.parked, shown.has('parked')),
    ids(rows.archived, shown.has('archived')),
  ];
}

function currentOf(order: readonly string[], before: readonly (readonly string[])[], wantedId: string | null): string | null {
  if (wantedId === null) return order[0] ?? null;
  if (order.includes(wantedId)) return wantedId;
  const going = new Set(before.flat().filter((id) => !order.includes(id)));
  const neighbour = neighbourOf(before, going, wantedId);
  return neighbour !== null && order.includes(neighbour) ? neighbour : (order[0] ?? null);
}
