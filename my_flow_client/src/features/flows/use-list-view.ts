'use client';

import { type Flow, selectNow } from 'my_flow_contract';
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
  const rows = useMemo(() => rowsOf(flows, frame), [flows, frame]);
  const sections = useMemo(() => sectionsOf(rows, state), [rows, state]);
  const before = useRef(sections);
  const order = sections.flat();
  const known = useMemo(
    () => new Map([...flows.open, ...flows.done, ...flows.parked, ...flows.archived].map((flow) => [flow.id, flow])),
    [flows],
  );
  const currentId = currentOf(order, before.current, state.currentId);
  before.current = sections;
  return { rows, view: { state, currentId, sections, flows: known, ordered: flows.open } };
}

function rowsOf(flows: RoomFlows, frame: TimeFrame): RoomRows {
  const { now, rest } = selectNow(flows.open, frame.nowMs, frame.zone);
  return { now, rest: rest.map(plain), done: flows.done.map(plain), parked: flows.parked.map(plain), archived: flows.archived.map(plain) };
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
