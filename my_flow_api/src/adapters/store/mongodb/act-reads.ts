import type { Act, ActHead } from 'my_flow_contract';
import { actOf, actProjection, headOf, headProjection, textIn } from './act-document.ts';
import type { Calls } from './calls.ts';
import { personId } from './layout.ts';

const newestFirst = { seq: -1 } as const;

/** Reads acts. */
export function createActReads({ find, findOne }: Calls) {
  async function one(filter: Record<string, unknown>): Promise<Act | null> {
    const found = await findOne('act', { filter, projection: actProjection, sort: newestFirst });
    return found === null ? null : actOf(found);
  }

  return {
    async listActs(userId: string, query: { after?: number | undefined; before?: number | undefined; limit: number }): Promise<Act[]> {
      const { after, before = Number.MAX_SAFE_INTEGER, limit } = query;
      const where =
        after === undefined
          ? { filter: { userId, seq: { $lt: before } }, sort: newestFirst }
          : { filter: { userId, seq: { $gt: after } }, sort: { seq: 1 } };
      return (await find('act', { ...where, projection: actProjection, limit })).map(actOf);
    },
    async getAct(userId: string, actId: string): Promise<Act | null> {
      const found = await findOne('act', { filter: { userId, id: actId }, projection: actProjection });
      return found === null ? null : actOf(found);
    },
    async lastSeq(userId: string): Promise<number> {
      const found = await findOne('person', { filter: { userId, id: personId }, projection: { _id: 0, seq: 1 } });
      return Number(found?.['seq'] ?? 0);
    },
    async findActByKey(userId: string, key: string): Promise<{ act: Act; fingerprint: string } | null> {
      const found = await findOne('act', { filter: { userId, key }, projection: { ...actProjection, fingerprint: 1 } });
      return found === null ? null : { act: actOf(found), fingerprint: textIn(found, 'fingerprint') };
    },
    newestUndoable: (userId: string, beforeSeq = Number.MAX_SAFE_INTEGER): Promise<Act | null> =>
      one({ userId, role: 'plain', seq: { $lt: beforeSeq }, undoneBy: null }),
    async newestRedoable(userId: string): Promise<Act | null> {
      const [plain, undo] = await Promise.all([
        findOne('act', { filter: { userId, role: 'plain' }, projection: { _id: 0, seq: 1 }, sort: newestFirst }),
        one({ userId, role: 'undo', undoneBy: null }),
      ]);
      return undo !== null && undo.seq > Number(plain?.['seq'] ?? 0) ? undo : null;
    },
    async newestActOn(userId: string, documentId: string, afterSeq: number): Promise<ActHead | null> {
      const filter = { userId, documents: documentId, seq: { $gt: afterSeq } };
      const found = await findOne('act', { filter, projection: headProjection, sort: newestFirst });
      return found === null ? null : headOf(found);
    },
    async listActsOn(userId: string, documentId: string, query: { after: number; limit: number }): Promise<Act[]> {
      const filter = { userId, documents: documentId, seq: { $gt: query.after } };
      return (await find('act', { filter, projection: actProjection, sort: newestFirst, limit: query.limit })).map(actOf);
    },
  };
}
