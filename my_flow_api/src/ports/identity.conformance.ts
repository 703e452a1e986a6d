import { beforeEach, describe, expect, test } from 'vitest';
import type { IdentityFixture, OpenIdentity } from '#src/testing/identity-fixture.ts';

/** Ids of people go into keys, logs and file names, so they are made of plain characters. */
const userIdPattern = /^[A-Za-z0-9][\w.:-]{0,127}$/;

/** Everything that the port `Identity` promises, for one adapter. */
export function describeIdentity(name: string, open: OpenIdentity): void {
  describe(name, () => {
    let fixture: IdentityFixture;
    beforeEach(async () => {
      fixture = await open();
    });
    const userIdOf = async (token: string) => (await fixture.identity.authenticate(token))?.userId ?? null;

    test('a good token stands for its person, the first time, from memory, and in another token', async () => {
      const token = await fixture.mint();
      const userId = await userIdOf(token);
      expect(userId).toMatch(userIdPattern);
      expect(await userIdOf(token)).toBe(userId);
      expect(await userIdOf(await fixture.mint({ expiresInS: 900 }))).toBe(userId);
    });

    test('two people are told apart', async () => {
      const people = ['ada', 'bob', 'Ada', 'ada2'];
      const ids = await Promise.all(people.map(async (subject) => userIdOf(await fixture.mint({ subject }))));
      expect(ids).not.toContain(null);
      expect(new Set(ids).size).toBe(people.length);
    });

    test.each([
      ['meant for somebody else', { audience: 'another-api' }],
      ['meant for nobody', { audience: null }],
      ['of another issuer', { issuer: 'https://issuer.evil.example' }],
      ['of nobody', { subject: null }],
      ['of an empty person', { subject: '' }],
      ['of a person without end', { subject: 'x'.repeat(300) }],
      ['without an end', { expiresInS: null }],
    ])('a token %s is refused', async (_what, parts) => {
      expect(await userIdOf(await fixture.mint(parts))).toBeNull();
    });

    test.each(["x'; drop", '../../etc', 'a\nb', '$where', '{"$gt":""}', 'ü'])('no strange id comes of the subject %j', async (subject) => {
      const userId = await userIdOf(await fixture.mint({ subject }));
      if (userId !== null) expect(userId).toMatch(userIdPattern);
    });

    test("somebody else's signature is refused, whatever key it names", async () => {
      expect(await userIdOf(await fixture.mint())).not.toBeNull();
      expect(await userIdOf(await fixture.forge())).toBeNull();
    });

    test('claims that were changed after signing are refused', async () => {
      const [header, , signature] = (await fixture.mint()).split('.');
      const [, claims] = (await fixture.mint({ subject: 'bob' })).split('.');
      expect(await userIdOf(`${header}.${claims}.${signature}`)).toBeNull();
    });

    test.each(['none', 'HS256', 'HS512', 'RS1', 'nonsense'])('a token that only says alg %s is refused', async (alg) => {
      const [, claims, signature] = (await fixture.mint()).split('.');
      const header = Buffer.from(JSON.stringify({ alg, typ: 'JWT' })).toString('base64url');
      // No signature fits the header, whatever algorithm the adapter takes.
      for (const end of [signature, '']) expect(await userIdOf(`${header}.${claims}.${end}`)).toBeNull();
    });

    test.each(['', 'abc', 'a.b.c', '....', `${'x'.repeat(10_000)}`, 'e30.e30.e30', 'null'])(
      'what is no token is refused: %s',
      async (token) => {
        expect(await userIdOf(token)).toBeNull();
      },
    );

    test('a token ends with its time, one that is remembered too, and no more than a minute later', async () => {
      const token = await fixture.mint({ expiresInS: 600 });
      expect(await userIdOf(token)).not.toBeNull();
      fixture.clock.advance(599_000);
      expect(await userIdOf(token)).not.toBeNull();
      fixture.clock.advance(61_000);
      expect(await userIdOf(token)).toBeNull();
    });

    test('clocks may differ by a few seconds in both directions, and not by minutes', async () => {
      expect(await userIdOf(await fixture.mint({ expiresInS: -3 }))).not.toBeNull();
      expect(await userIdOf(await fixture.mint({ expiresInS: -120 }))).toBeNull();
      expect(await userIdOf(await fixture.mint({ notBeforeInS: 3 }))).not.toBeNull();
      expect(await userIdOf(await fixture.mint({ notBeforeInS: 120 }))).toBeNull();
    });
  });
}
