import { errors, type JWTHeaderParameters, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#src/ports/clock.ts';
import type { Identity, Principal } from '#src/ports/identity.ts';
import { fetchKeys, type IssuerAddress } from './fetch-keys.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { createKeptKeys, type KeyCache } from './kept-keys.ts';
import { oidcUserId } from './oidc-user-id.ts';

const tokenCharsMax = 8_000;
const knownTokensMax = 10_000;
const knownCharsMax = 8 * 1024 * 1024;
/** How far the clocks of issuer and API may be apart, both ways. */
const toleranceS = 30;
/** Signatures by a key pair alone: `none` and a shared secret (HS*) would let anybody sign who knows what is public. */
const algorithms = ['RS256', 'ES256', 'ES384', 'EdDSA'];
/** An access token says `at+jwt` (RFC 9068), `JWT` or nothing; other kinds (logout tokens, proofs) are not meant to open anything. */
const types = new Set(['at+jwt', 'application/at+jwt', 'jwt']);

export type OidcIdentityOptions = IssuerAddress & {
  /** What the tokens must be meant for (`aud`). */
  readonly audience: string;
  readonly clock: Clock;
  /** Shares the issuer's keys between replicas; null keeps them in this process alone. */
  readonly shared: { readonly cache: KeyCache; readonly secret: string } | null;
};

type Known = { readonly principal: Principal; readonly expiresAtMs: number };

/**
 * Identity by any OpenID Connect issuer: access tokens are JWTs (RFC 9068) signed with a key that the issuer publishes. A token that was verified is
 * remembered until it expires, or until the issuer's keys change.
 */
export function createOidcIdentity({ issuer, jwksUrl, audience, clock, shared }: OidcIdentityOptions): Identity {
  const known = new LRUCache<string, Known>({
    max: knownTokensMax,
    maxSize: knownCharsMax,
    sizeCalculation: (_, token) => token.length,
  });
  const keys = createIssuerKeys({
    fetchKeys: () => fetchKeys({ issuer, jwksUrl }),
    kept: shared && createKeptKeys({ ...shared, issuer }),
    clock,
    onChange: () => known.clear(),
  });

  async function verify(token: string): Promise<Principal | null> {
    const payload = await payloadOf(token, keys, { issuer, audience, nowMs: clock.nowMs() });
    const userId = oidcUserId(issuer, payload?.sub ?? '');
    if (userId === null || payload?.exp === undefined) return null;
    const principal = { userId };
    known.set(token, { principal, expiresAtMs: payload.exp * 1_000 });
    return principal;
  }

  return {
    async authenticate(token) {
      const found = known.get(token);
      if (found !== undefined && found.expiresAtMs > clock.nowMs()) return found.principal;
      return token.length > tokenCharsMax ? null : verify(token);
    },
  };
}

type Expected = { readonly issuer: string; readonly audience: string; readonly nowMs: number };

async function payloadOf(token: string, keys: JWTVerifyGetKey, { issuer, audience, nowMs }: Expected): Promise<JWTPayload | null> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms,
      issuer,
      audience,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: toleranceS,
      currentDate: new Date(nowMs),
    });
    return isAccessToken(protectedHeader) ? payload : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function isAccessToken({ typ }: JWTHeaderParameters): boolean {
  return typ === undefined || types.has(typ.toLowerCase());
}
