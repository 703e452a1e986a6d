import { SignJWT } from 'jose';
import { describeIdentity } from '#src/ports/identity.conformance.ts';
import { createFixedClock } from '#src/testing/fixed-clock.ts';
import { claimsOf, type TokenParts } from '#src/testing/identity-fixture.ts';
import { createLocalIdentity, localAudience, localIssuer } from './local-identity.ts';

const secret = 'a secret of at least thirty-two characters';

describeIdentity('the local identity', async () => {
  const clock = createFixedClock('2026-03-02T09:00:00.000Z');
  const sign = (signingSecret: string, parts: TokenParts = {}) =>
    new SignJWT(claimsOf(parts, { issuer: localIssuer, audience: localAudience, nowMs: clock.nowMs() }))
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(signingSecret));
  return {
    identity: createLocalIdentity({ secret, clock }),
    clock,
    mint: (parts) => sign(secret, parts),
    forge: (parts) => sign('another secret of thirty-two characters!', parts),
  };
});
