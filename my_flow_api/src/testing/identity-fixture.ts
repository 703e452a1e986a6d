import type { Identity } from '#src/ports/identity.ts';
import type { FixedClock } from './fixed-clock.ts';

/** What a token says; a part that is not given is good, and null leaves it out. Times are seconds from now by the clock of the fixture. */
export type TokenParts = {
  readonly subject?: string | null;
  readonly issuer?: string;
  readonly audience?: string | null;
  readonly expiresInS?: number | null;
  readonly notBeforeInS?: number;
};

/** One adapter of the port `Identity`, with somebody whose signature it trusts. */
export type IdentityFixture = {
  readonly identity: Identity;
  readonly clock: FixedClock;
  /** A token as whoever is trusted signs it. */
  mint(parts?: TokenParts): Promise<string>;
  /** The same token with somebody else's signature, which names the key of the one that is trusted. */
  forge(parts?: TokenParts): Promise<string>;
};

export type OpenIdentity = () => Promise<IdentityFixture>;

/** The claims of a token as JSON has them. */
export function claimsOf(
  { subject = 'ada', issuer, audience, expiresInS = 600, notBeforeInS }: TokenParts,
  good: { readonly issuer: string; readonly audience: string; readonly nowMs: number },
): Record<string, unknown> {
  const nowS = Math.floor(good.nowMs / 1_000);
  const claims = {
    iss: issuer ?? good.issuer,
    aud: audience === undefined ? good.audience : audience,
    sub: subject,
    iat: nowS,
    exp: expiresInS === null ? null : nowS + expiresInS,
    nbf: notBeforeInS === undefined ? null : nowS + notBeforeInS,
  };
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== null));
}
