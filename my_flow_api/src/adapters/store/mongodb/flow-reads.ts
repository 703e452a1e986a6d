import type { Document } from 'mongodb';
import type { Context, Flow } from 'my_flow_contract';
import type { Room } from '#src/ports/store.ts';
import { documentIn, textIn } from './act-document.ts';
import type { Calls } from './calls.ts';
import { positionIn } from './flow-fields.ts';
import { collectionName, ofKind } from './layout.ts';

const projection = { _id: 0, doc: 1 } as const;
const notTrashed = { $in: ['open', 'done', 'parked', 'archived'] } as const;

/** Reads flows by what names them. */
export function createFlowReads({ find, findOne, count, aggregate }: Calls) {
  async function getFlow(userId: string, flowId: string): Promise<Flow | null> {
    const found = await findOne('flow', { filter: { userId, id: flowId }, projection });
    return found === null ? null : documentIn<Flow>(found);
  }

  return {
    getFlow,
    async getFlows(userId: string, flowIds: readonly string[]): Promise<Flow[]> {
      const [only] = flowIds;
      if (only === undefined) return [];
      if (flowIds.length > 1) return flowsIn(await find('flow', { filter: { userId, id: { $in: flowIds } }, projection }));
      const flow = await getFlow(userId, only);
      return flow === null ? [] : [flow];
    },
    allFlowsOfContext: async (userId: string, contextId: string): Promise<Flow[]> =>
      flowsIn(await find('flow', { filter: { userId, contextId }, projection, sort: { place: 1 } })),
    async getRoom(userId: string, contextId: string): Promise<Room | null> {
      const found = await aggregate(roomPipeline(userId, contextId));
      const holding = (name: string) => found.find((document) => name in document);
      const [context, count, first] = [holding('doc'), holding('flowCount'), holding('place')];
      if (context === undefined) return null;
      return {
        context: documentIn<Context>(context),
        flowCount: Number(count?.['flowCount'] ?? 0),
        firstPosition: first === undefined ? null : positionIn(textIn(first, 'place')),
      };
    },
    countFlows: (userId: string, contextId: string): Promise<number> => count('flow', { userId, contextId, list: notTrashed }),
    async listSample(userId: string): Promise<{ contexts: Context[]; flows: Flow[] }> {
      const query = { filter: { userId, sample: true }, projection, sort: { id: 1 } };
      const [contexts, flows] = await Promise.all([find('context', query), find('flow', query)]);
      return { contexts: contexts.map((document) => documentIn<Context>(document)).toSorted(byPosition), flows: flowsIn(flows) };
    },
    async positionsAround(
      userId: string,
      contextId: string,
      afterId: string | null,
    ): Promise<{ before: string | null; after: string | null }> {
      const only = { _id: 0, place: 1 };
      const own = afterId === null ? null : await findOne('flow', { filter: { userId, id: afterId, contextId }, projection: only });
      const place = own === null ? '' : textIn(own, 'place');
      const behind = { userId, contextId, place: { $gt: place } };
      const next = await findOne('flow', { filter: behind, projection: only, sort: { place: 1 } });
      return { before: own === null ? null : positionIn(place), after: next === null ? null : positionIn(textIn(next, 'place')) };
    },
  };
}

/** The context, and of its flows how many there are and the first place. */
function roomPipeline(userId: string, contextId: string): Document[] {
  const flows = ofKind('flow', { userId, contextId });
  const counted = [{ $match: { ...flows, list: notTrashed } }, { $group: { _id: null, flowCount: { $sum: 1 } } }];
  const first = [{ $match: flows }, { $sort: { place: 1 } }, { $limit: 1 }, { $project: { _id: 0, place: 1 } }];
  return [
    { $match: ofKind('context', { userId, id: contextId }) },
    { $project: projection },
    { $unionWith: { coll: collectionName, pipeline: counted } },
    { $unionWith: { coll: collectionName, pipeline: first } },
  ];
}

function flowsIn(documents: readonly Record<string, unknown>[]): Flow[] {
  return documents.map((document) => documentIn<Flow>(document));
}

function byPosition(a: Context, b: Context): number {
  const [left, right] = [`${a.position} ${a.id}`, `${b.position} ${b.id}`];
  return left < right ? -1 : Number(left > right);
}
