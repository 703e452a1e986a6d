import type { TokenGrant } from './identity.ts';

/** Whose token it is to be, what it may do, and for how many days (1 to `tokenDaysMax`). */
export type TokenWish = { readonly userId: string; readonly mayWrite: boolean; readonly days: number };

/** `token` is told this once: it is kept nowhere. */
export type IssuedToken = { readonly grant: TokenGrant; readonly token: string; readonly expiresAtMs: number };

/** A program that holds a token for ever is one that is forgotten. */
export const tokenDaysMax = 366;

/** Makes personal API tokens: a person's own way to let a program call in their name. */
export interface PersonalTokens {
  /** A new token. Throws RangeError for days out of bounds, and for what is no id of a person. */
  issue(wish: TokenWish): Promise<IssuedToken>;
}
