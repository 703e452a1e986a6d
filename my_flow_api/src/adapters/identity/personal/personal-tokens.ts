import { SignJWT } from 'jose';
import type { Clock } from '#src/ports/clock.ts';
import { type PersonalTokens, tokenDaysMax } from '#src/ports/identity-tokens.ts';
import type { Ids } from '#src/ports/ids.ts';
import { personalAudience, personalIssuer, personalTokenKey, personalTokenPrefix, scopes, userIdPattern } from './personal-token-form.ts';

const dayMs = 86_400_000;

/** Personal tokens as signed JWTs (RFC 7519): all that the API has to know of one stands in it, so that none is kept anywhere. */
export function createPersonalTokens({
  secret,
  ids,
  clock,
}: {
  readonly secret: string;
  readonly ids: Ids;
  readonly clock: Clock;
}): PersonalTokens {
  const key = personalTokenKey(secret);
  return {
    async issue({ userId, mayWrite, days }) {
      if (!Number.isInteger(days) || days < 1 || days > tokenDaysMax) throw new RangeError(`a token lasts from 1 to ${tokenDaysMax} days`);
      if (!userIdPattern.test(userId)) throw new RangeError('that is no id of a person');
      const nowMs = clock.nowMs();
      const expiresAtMs = nowMs + days * dayMs;
      const id = ids.next('tok');
      const token = await new SignJWT({ scope: mayWrite ? scopes.write : scopes.read })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(personalIssuer)
        .setAudience(personalAudience)
        .setSubject(userId)
        .setJti(id)
        .setIssuedAt(Math.floor(nowMs / 1_000))
        .setExpirationTime(Math.floor(expiresAtMs / 1_000))
        .sign(key);
      return { grant: { id, mayWrite }, token: `${personalTokenPrefix}${token}`, expiresAtMs };
    },
  };
}
