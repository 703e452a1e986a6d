import { errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#src/ports/clock.ts';
import type { Identity, Principal, TokenGrant } from '#src/ports/identity.ts';
import { tokenDaysMax } from '#src/ports/identity-tokens.ts';
import { personalAudience, personalIssuer, personalTokenKey, personalTokenPrefix, scopes, userIdPattern } from './personal-token-form.ts';

const tokenCharsMax = 2_048;
const knownTokensMax = 5_000;
const toleranceS = 5;
const tokenIdPattern = /^tok_[0-9A-Z]{26}$/;

type Options = { readonly secret: string; readonly revokedIds: readonly string[]; readonly clock: Clock };
type Known = { readonly principal: Principal; readonly expiresAtMs: number };

/** Identity by personal tokens. One whose id is on the list of the revoked is refused, and so is one that would last longer than any may. */
export function createPersonalIdentity({ secret, revokedIds, clock }: Options): Identity {
  const key = personalTokenKey(secret);
  const revoked = new Set(revokedIds);
  const known = new LRUCache<string, Known>({ max: knownTokensMax });

  async function verify(token: string): Promise<Principal | null> {
    const payload = await payloadOf(token.slice(personalTokenPrefix.length), key, clock);
    const principal = payload && principalOf(payload);
    if (!principal || payload.exp === undefined || revoked.has(principal.token.id)) return null;
    known.set(token, { principal, expiresAtMs: payload.exp * 1_000 });
    return principal;
  }

  return {
    async authenticate(token) {
      const found = known.get(token);
      if (found !== undefined && found.expiresAtMs > clock.nowMs()) return found.principal;
      return token.length <= tokenCharsMax && isPersonalToken(token) ? verify(token) : null;
    },
  };
}

/** Takes personal tokens to `personal`, and all others to whoever vouches for people. */
export function createEitherIdentity(people: Identity, personal: Identity): Identity {
  return { authenticate: (token) => (isPersonalToken(token) ? personal : people).authenticate(token) };
}

function isPersonalToken(token: string): boolean {
  return token.startsWith(personalTokenPrefix);
}

async function payloadOf(token: string, key: Uint8Array, clock: Clock): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: personalIssuer,
      audience: personalAudience,
      requiredClaims: ['exp', 'iat', 'sub', 'jti', 'scope'],
      maxTokenAge: tokenDaysMax * 86_400,
      clockTolerance: toleranceS,
      currentDate: new Date(clock.nowMs()),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function principalOf({ sub, jti, iat = 0, exp = 0, scope }: JWTPayload): (Principal & { readonly token: TokenGrant }) | null {
  if (sub === undefined || !userIdPattern.test(sub) || !isTokenId(jti)) return null;
  if (scope !== scopes.read && scope !== scopes.write) return null;
  return exp - iat > tokenDaysMax * 86_400 ? null : { userId: sub, token: { id: jti, mayWrite: scope === scopes.write } };
}

function isTokenId(id: string | undefined): id is TokenGrant['id'] {
  return id !== undefined && tokenIdPattern.test(id);
}
