import { type Flow, limits, type Zone } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { flowChange } from '#src/domain/acts/document-change.ts';
import { rezoneFlow } from '#src/domain/flows/rezone-flow.ts';
import type { Owner } from './reading.ts';

/** The changes of the flows that are parked until a day, in the trash too, for a person whose days begin in another zone from now on. */
export async function rezoneParkedFlows(owner: Owner, zone: Zone): Promise<DocumentChange[]> {
  const changes: DocumentChange[] = [];
  for (const state of ['parked', 'trashed'] as const) {
    for await (const flow of everyFlow(owner, state)) {
      const rezoned = rezoneFlow(flow, zone);
      if (rezoned !== null) changes.push(flowChange(flow, rezoned));
    }
  }
  return changes;
}

async function* everyFlow({ store, userId }: Owner, state: 'parked' | 'trashed'): AsyncGenerator<Flow> {
  let cursor: string | undefined;
  do {
    const page = await store.listFlows(userId, { state, limit: limits.pageItemsMax, cursor });
    // The store promises the JSON of flows.
    yield* JSON.parse(page.itemsJson) as Flow[];
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
