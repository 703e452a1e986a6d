import { afterAll, beforeAll, describe } from 'vitest';
import { describeIdentity } from '#src/ports/identity.conformance.ts';
import { createFixedClock } from '#src/testing/fixed-clock.ts';
import { claimsOf, type TokenParts } from '#src/testing/identity-fixture.ts';
import { createSigningKey, type SigningAlgorithm, signWith } from '#src/testing/issuer/signing-keys.ts';
import { startIssuer, type TestIssuer } from '#src/testing/issuer/start-issuer.ts';
import { createOidcIdentity } from './oidc-identity.ts';

describe.each<SigningAlgorithm>(['RS256', 'ES256', 'ES384', 'EdDSA'])('with %s', (algorithm) => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await startIssuer({ algorithm });
  });
  afterAll(() => issuer.stop());

  describeIdentity('the identity of an issuer', async () => {
    const clock = createFixedClock('2026-03-02T09:00:00.000Z');
    const claims = (parts: TokenParts = {}) => claimsOf(parts, { issuer: issuer.issuer, audience: issuer.resource, nowMs: clock.nowMs() });
    const mint = (parts?: TokenParts) => issuer.sign(claims(parts));
    const stranger = await createSigningKey(algorithm);
    return {
      identity: createOidcIdentity({ issuer: issuer.issuer, jwksUrl: null, audience: issuer.resource, clock, shared: null }),
      clock,
      mint,
      async forge(parts) {
        const kid = kidOf(await mint());
        return signWith(stranger, claims(parts), { kid });
      },
    };
  });
});

function kidOf(token: string): string {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
}
