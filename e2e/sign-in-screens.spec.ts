import { mkdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultsFolder } from '../scripts/lib/paths.mjs';
import { useApp } from './support/app.ts';
import { answerIssuer, useIssuer } from './support/issuer.ts';

const { env } = useIssuer();
const app = useApp(env);
const folder = path.join(resultsFolder, 'screens');
const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 360, height: 760 } } as const;

const problems = [null, 'ended', 'denied', 'lost', 'issuer', 'setup', 'clock', 'token', 'other', 'no-such-problem'];

beforeAll(() => void mkdirSync(folder, { recursive: true }));

describe.each(['dark', 'light'] as const)('%s', (theme) => {
  describe.each(['wide', 'phone'] as const)('%s', (size) => {
    it('every way to sign in, and not to, is said in words, has no accessibility fault, and fits', async () => {
      const page = await app.open('/sign-in', { viewport: sizes[size], reducedMotion: 'reduce' });
      // From here on there is an attempt that did not come back.
      await page.request.get(`${app.url()}/api/session/start`, { maxRedirects: 0 });
      const said = new Set<string>();
      for (const problem of problems) {
        await page.goto(problem === null ? '/sign-in' : `/sign-in?problem=${problem}&returnTo=/history`);
        // Before anybody has signed in it is dark; afterwards, in the theme that was chosen.
        await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
        await page.screenshot({ path: path.join(folder, `sign-in-${problem ?? 'first'}-${theme}-${size}.png`) });
        said.add((await page.getByRole('main').textContent()) ?? '');
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(
          0,
        );
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join('\n')}`)).toEqual([]);
      }
      // What is not known is said like what cannot be named.
      expect(said.size).toBe(problems.length - 1);
    });
  });
});

it('is signed in to by keys alone, and without a script of ours', async () => {
  const page = await app.open('/sign-in', { javaScriptEnabled: false });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByLabel('Name').waitFor();
  await answerIssuer(page, 'ada');
  await page.waitForURL('**/welcome');
});
