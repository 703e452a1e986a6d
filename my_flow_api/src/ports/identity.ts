/** Who is calling; with `token`, a program that holds a personal token of theirs. */
export type Principal = { readonly userId: string; readonly token?: TokenGrant };

/** What a personal token is called, and whether it may change things. */
export type TokenGrant = { readonly id: `tok_${string}`; readonly mayWrite: boolean };

/** Thrown when the issuer cannot be asked. The message says what to look at, in words for who runs MyFlow. */
export class IdentityError extends Error {}

/** Tells who a bearer token stands for. */
export interface Identity {
  /** The person of a valid token; null for one that is malformed, expired, forged or meant for somebody else. Throws IdentityError only when the issuer cannot be asked. */
  authenticate(token: string): Promise<Principal | null>;
}
