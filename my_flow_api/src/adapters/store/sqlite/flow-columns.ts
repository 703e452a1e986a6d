import type { Flow } from 'my_flow_contract';
import { listPlace } from '#src/domain/flows/list-place.ts';

/** What queries over flows go by, in this order in every statement that writes them. Instants are in milliseconds. */
export type FlowColumns = readonly [
  contextId: string,
  list: string,
  sortKey: string,
  position: string,
  dueDay: string | null,
  dueAt: number | null,
  wakesAt: number | null,
  trashedAt: number | null,
  sample: number,
];

export const flowColumnNames = [
  'context_id',
  'list',
  'sort_key',
  'position',
  'due_day',
  'due_at',
  'wakes_at',
  'trashed_at',
  'sample',
] as const;

export function flowColumns(flow: Flow): FlowColumns {
  const { list, key } = listPlace(flow);
  return [
    flow.contextId,
    list,
    key,
    flow.position,
    flow.due?.kind === 'day' ? flow.due.day : null,
    flow.due?.kind === 'instant' ? Date.parse(flow.due.at) : null,
    msOf(flow.wakesAt),
    msOf(flow.trashedAt),
    flow.sample ? 1 : 0,
  ];
}

/** Milliseconds since the epoch; null stays null. */
export function msOf(at: string | null): number | null {
  return at === null ? null : Date.parse(at);
}
