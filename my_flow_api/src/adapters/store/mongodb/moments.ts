import type { Document } from 'mongodb';
import type { Calls } from './calls.ts';
import { personId } from './layout.ts';

/**
 * Where a person stands: the number and the id of the newest act, and how often the housekeeping job emptied a context. As long as it is the same, so are the
 * flows that are not in the trash. The number alone would not do: it begins anew for somebody who was removed, and a restored backup has it again with other acts.
 */
export type Moment = { readonly seq: number; readonly act: string; readonly purges: number };

/** The fields of a person's document that make a moment. */
export const momentProjection = { _id: 0, seq: 1, act: 1, purges: 1 } as const;

/** The moment in a person's document; null when there is none, or no act has been made since acts are named in it. */
export function momentIn(person: Document | null | undefined): Moment | null {
  const { seq, act, purges }: Document = person ?? {};
  return typeof seq === 'number' && typeof act === 'string' ? { seq, act, purges: Number(purges ?? 0) } : null;
}

export async function readMoment({ findOne }: Calls, userId: string): Promise<Moment | null> {
  return momentIn(await findOne('person', { filter: { userId, id: personId }, projection: momentProjection }));
}

export function isSameMoment(one: Moment, other: Moment): boolean {
  return one.act === other.act && one.seq === other.seq && one.purges === other.purges;
}
