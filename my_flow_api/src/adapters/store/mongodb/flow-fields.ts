import type { Flow, FlowListState } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { jsonEqual } from '#src/domain/acts/field-diff.ts';
import { listPlace } from '#src/domain/flows/list-place.ts';
import { flowTerms } from '#src/domain/search/flow-terms.ts';
import type { Fields } from './stored-change.ts';

/** Where a flow stands in lists. */
export type FlowPlace = { readonly contextId: string; readonly list: FlowListState; readonly key: string };

export function flowPlace(flow: Flow): FlowPlace {
  const { list, key } = listPlace(flow);
  return { contextId: flow.contextId, list, key };
}

/** The place that a change takes a flow out of; null for one that stays where it is. */
export function placeLeft(change: DocumentChange): FlowPlace | null {
  if (change.entity !== 'flow' || change.before === null) return null;
  const place = flowPlace(change.before);
  const next = change.after === null ? null : flowPlace(change.after);
  const stays = next !== null && next.contextId === place.contextId && next.list === place.list && next.key === place.key;
  return stays ? null : place;
}

/** What queries over flows go by, without the words. `place` orders a context by position, whatever the state. */
export function flowFields(flow: Flow): Fields {
  const place = flowPlace(flow);
  return {
    ...place,
    place: `${flow.position} ${flow.id}`,
    ...(flow.due?.kind === 'day' ? { dueDay: flow.due.day } : {}),
    ...(flow.due?.kind === 'instant' ? { dueAt: new Date(flow.due.at) } : {}),
    ...(place.list === 'parked' && flow.wakesAt !== null ? { wakesAt: new Date(flow.wakesAt) } : {}),
    ...(flow.trashedAt === null ? { touchedAt: new Date(flow.updatedAt) } : { trashedAt: new Date(flow.trashedAt) }),
    ...(flow.sample ? { sample: true } : {}),
  };
}

/** The words that a flow is found by; null when a change leaves them as they are. */
export function wordsOf(before: Flow | null, after: Flow): string[] | null {
  const isSame =
    before !== null &&
    before.title === after.title &&
    before.notes === after.notes &&
    jsonEqual(before.labels, after.labels) &&
    jsonEqual(before.steps, after.steps);
  return isSame ? null : flowTerms(after);
}

/** The position in a `place`. */
export function positionIn(place: string): string {
  return place.slice(0, place.indexOf(' '));
}
