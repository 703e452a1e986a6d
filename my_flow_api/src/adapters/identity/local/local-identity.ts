import { errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Clock } from '#src/ports/clock.ts';
import type { Identity, Principal } from '#src/ports/identity.ts';

/** Who signs and who is meant; both sides of the shared secret name them. */
export const localIssuer = 'myflow-client';
export const localAudience = 'myflow-api';

const tokenCharsMax = 2_048;
const knownTokensMax = 5_000;
const toleranceS = 5;
const userIdPattern = /^[A-Za-z0-9][\w.:-]{0,127}$/;

type Known = { readonly principal: Principal; readonly expiresAtMs: number };

/**
 * Identity without an issuer: tokens are JWTs signed with HMAC SHA-256 (RFC 7519, RFC 7518) by the client, which shares the secret; `sub` is the person.
 * A token that was verified is remembered until it expires, so that a signature is worked out once and not in every request.
 */
export function createLocalIdentity({ secret, clock }: { readonly secret: string; readonly clock: Clock }): Identity {
  const key = new TextEncoder().encode(secret);
  const known = new LRUCache<string, Known>({ max: knownTokensMax });

  async function verify(token: string): Promise<Principal | null> {
    const payload = await payloadOf(token, key, clock);
    const principal = payload && principalOf(payload);
    if (!principal || payload.exp === undefined) return null;
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

async function payloadOf(token: string, key: Uint8Array, clock: Clock): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['HS256'],
      issuer: localIssuer,
      audience: localAudience,
      clockTolerance: toleranceS,
      currentDate: new Date(clock.nowMs()),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

function principalOf({ sub }: JWTPayload): Principal | null {
  return sub !== undefined && userIdPattern.test(sub) ? { userId: sub } : null;
}
