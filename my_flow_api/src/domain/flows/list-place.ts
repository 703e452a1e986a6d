import type { Flow, FlowListState } from 'my_flow_contract';

/** The list that a flow is in, and its key there: lists sort by plain byte order of their keys, ids break ties. */
export type ListPlace = { readonly list: FlowListState; readonly key: string };

/** Keeps every instant that a date can hold positive, so that its digits sort as text. */
const msOffset = 8_640_000_000_000_000;
const msDigits = 17;

/** Where a flow stands: open ones by their position, the others by the time of what put them there, which their lists show latest first. */
export function listPlace(flow: Flow): ListPlace {
  if (flow.trashedAt !== null) return { list: 'trashed', key: timeKey(flow.trashedAt, flow.id) };
  if (flow.state === 'open') return { list: 'open', key: `${flow.position} ${flow.id}` };
  if (flow.state === 'done') return { list: 'done', key: timeKey(flow.completedAt ?? flow.updatedAt, flow.id) };
  return { list: flow.state, key: timeKey(flow.updatedAt, flow.id) };
}

/** The least key of an instant in the lists that go by time. */
export function timeKey(at: string, id = ''): string {
  return `${String(Date.parse(at) + msOffset).padStart(msDigits, '0')} ${id}`;
}

/** Whether a list shows its greatest key first. */
export function isLatestFirst(list: FlowListState): boolean {
  return list !== 'open';
}
