/** What is counted: the requests of a person; those of an address that came without a valid token. */
export type RateKind = 'person' | 'stranger';

/** How many of a kind are let through in a time, in milliseconds, for one caller. */
export type RateRule = { readonly max: number; readonly windowMs: number };
export type RateRules = { readonly [Kind in RateKind]: RateRule };

/** What became of one request. */
export type Allowance = {
  readonly isAllowed: boolean;
  /** How many more are let through until the count begins anew; 0 when none. */
  readonly remaining: number;
  /** When the count begins anew: the next request after that is let through. In milliseconds, above 0. */
  readonly resetsInMs: number;
};

/**
 * Counts requests. The first one of a caller begins a time at whose end the count begins anew. An answer that is at hand comes without a promise, since
 * every request asks.
 */
export interface RateLimits {
  /** Counts one request of a caller: a person's id, or an address. Never throws; what cannot be counted everywhere is counted in this process. */
  take(kind: RateKind, caller: string): Allowance | Promise<Allowance>;
}
