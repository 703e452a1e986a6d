import type { Flow } from 'my_flow_contract';
import { refuseFullContext } from '#src/domain/flows/flow-room.ts';
import { nextFlow } from '#src/domain/flows/next-flow.ts';
import { positionsInGap } from '#src/domain/order/positions.ts';
import { firstPositions } from './first-positions.ts';
import { personZone } from './person-zone.ts';
import type { Reading } from './reading.ts';
import { leaningOn, requireContext } from './require-documents.ts';

export type NextOccurrences = { readonly flows: readonly Flow[]; readonly leansOn: { contextId: string; version: number }[] };

/**
 * The next occurrences of the recurring ones among flows that are completed, each where the completed one stands.
 * Throws limit_reached when a context has no room for them.
 */
export async function nextOccurrences(reading: Reading, completed: readonly Flow[]): Promise<NextOccurrences> {
  const recurring = completed.filter((flow) => flow.recurrence !== null);
  if (recurring.length === 0) return { flows: [], leansOn: [] };
  const { ids, at } = reading;
  const zone = await personZone(reading);
  const newIds = { flow: () => ids.next('flow'), step: () => ids.next('step') };
  const flows: Flow[] = [];
  for (const flow of recurring) {
    const next = nextFlow(flow, { at, zone }, newIds);
    if (next !== null) flows.push({ ...next, position: await positionBehind(reading, flow, next.id) });
  }
  return { flows, leansOn: await requireRoomForAll(reading, flows) };
}

async function positionBehind(reading: Reading, flow: Flow, nextId: string): Promise<string> {
  const { store, userId } = reading;
  const behind = positionsInGap(await store.positionsAround(userId, flow.contextId, flow.id), [nextId]);
  const front = async () => firstPositions((await store.positionsAround(userId, flow.contextId, null)).after, [nextId]);
  const [position = flow.position] = behind ?? (await front());
  return position;
}

async function requireRoomForAll(reading: Reading, flows: readonly Flow[]): Promise<NextOccurrences['leansOn']> {
  const contextIds = [...new Set(flows.map((flow) => flow.contextId))];
  const contexts = await Promise.all(contextIds.map((contextId) => requireContext(reading, contextId)));
  for (const context of contexts) {
    const addedCount = flows.filter((flow) => flow.contextId === context.id).length;
    refuseFullContext(context, await reading.store.countFlows(reading.userId, context.id), addedCount);
  }
  return leaningOn(...contexts);
}
