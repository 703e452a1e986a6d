import type { Act } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import type { Owner } from './reading.ts';

/** An act of the person. Throws not_found. */
export async function requireAct({ store, userId }: Owner, actId: string): Promise<Act> {
  const act = await store.getAct(userId, actId);
  if (act === null) throw new Failure('not_found', `There is no act ${actId}.`);
  return act;
}
