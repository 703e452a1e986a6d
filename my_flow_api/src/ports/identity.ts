/** Who is calling. */
export type Principal = { readonly userId: string };

/** Tells who a bearer token stands for. */
export interface Identity {
  /** The person of a valid token; null for one that is malformed, expired, forged or meant for somebody else. Throws only when the issuer cannot be asked. */
  authenticate(token: string): Promise<Principal | null>;
}
