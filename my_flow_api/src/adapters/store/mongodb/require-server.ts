import type { Db } from 'mongodb';
import { StoreError } from '#src/ports/store.ts';

/** Of MongoDB 6.0. Source: https://github.com/mongodb/mongo/blob/master/src/mongo/db/wire_version.h. */
const wireVersionMin = 17;

/** Throws StoreError for a server that cannot do what the store needs: transactions, which a server alone has not, and what came with MongoDB 6. */
export async function requireServer(db: Db): Promise<void> {
  const hello = await db.admin().command({ hello: 1 });
  if (Number(hello['maxWireVersion']) < wireVersionMin) {
    throw new StoreError('MongoDB is too old: MyFlow needs version 6 or later.');
  }
  if (hello['setName'] !== undefined || hello['msg'] === 'isdbgrid') return;
  const advice = 'Start it with --replSet and initiate it; a set of one will do.';
  throw new StoreError(`MongoDB is no replica set, so that it has no transactions. ${advice}`);
}
