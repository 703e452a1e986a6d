export type IdPrefix = 'ctx' | 'flow' | 'step' | 'act' | 'req' | 'tok';

/** The one source of randomness. Ids of one process sort in the order in which they were made. */
export interface Ids {
  /** A new id: the prefix, `_`, and 26 Crockford base-32 characters (a ULID). */
  next<Prefix extends IdPrefix>(prefix: Prefix): `${Prefix}_${string}`;
}
