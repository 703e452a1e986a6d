import { mkdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { resultsFolder } from '../scripts/lib/paths.mjs';
import { useApp } from './support/app.ts';

describe('the first run', () => {
  const app = useApp();

  it('greets on a phone too', async () => {
    const page = await app.open('/', {
      viewport: { width: 360, height: 760 },
      timezoneId: 'Asia/Tokyo',
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    await page.waitForURL('**/welcome');
    await page.getByRole('button', { name: 'Look around with sample data' }).waitFor();
    mkdirSync(path.join(resultsFolder, 'screens'), { recursive: true });
    await page.screenshot({ path: path.join(resultsFolder, 'screens/first-run-dark-phone.png') });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  });

  it('leads to the first captured flow by keys alone', async () => {
    const beganMs = performance.now();
    const page = await app.open('/', { timezoneId: 'Asia/Tokyo', locale: 'en-GB' });
    await page.waitForURL('**/welcome');
    await page.getByLabel('Another role').focus();
    await page.keyboard.type('Choir');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Choir/, pressed: true }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/c/ctx_*');
    await page.locator('#capture-text:focus').waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Work');
    await page.keyboard.type('Call the dentist tomorrow at 10 !high');
    await page.keyboard.press('Enter');
    const row = page.getByRole('listitem').filter({ hasText: 'Call the dentist' });
    await row.getByText('Tomorrow 10:00').waitFor();
    expect(performance.now() - beganMs).toBeLessThan(30_000);
    const contexts = page.getByRole('navigation', { name: 'Contexts' });
    for (const name of ['Work', 'Personal', 'Rest', 'Choir'])
      expect(await contexts.getByText(name).or(contexts.getByLabel(name)).count()).toBeGreaterThan(0);
  });

  it('has told the server where the browser is', async () => {
    const page = await app.open('/');
    await page.waitForURL('**/c/ctx_*');
    const preferences = await page.evaluate(async () => (await fetch('/api/v1/preferences')).json());
    expect(preferences).toMatchObject({ zone: 'Asia/Tokyo', locale: 'en-GB' });
  });

  it('takes no name that is there already', async () => {
    const page = await app.open('/welcome');
    await page.getByLabel('Another role').fill('choir');
    await page.keyboard.press('Enter');
    await page.getByText('You have a context of that name already.').waitFor();
  });
});

describe('sample data', () => {
  const app = useApp();

  it('fills the rooms, says that it is sample data, and goes without a trace', async () => {
    const page = await app.open('/');
    await page.getByRole('button', { name: 'Look around with sample data' }).click();
    await page.waitForURL('**/c/ctx_*');
    await page.getByText('This is sample data, to look around with.').waitFor();
    expect(await page.getByRole('main').getByRole('listitem').count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Remove it' }).click();
    await page.waitForURL('**/welcome');
    const left = await page.evaluate(async () => {
      const read = async (path: string) => ((await (await fetch(`/api/v1${path}`)).json()) as { items: unknown[] }).items.length;
      return [await read('/contexts'), await read('/contexts?state=trashed'), await read('/flows'), await read('/flows?state=trashed')];
    });
    expect(left).toEqual([0, 0, 0, 0]);
  });
});

describe('the welcome page', () => {
  const app = useApp();

  it.each([
    ['dark', 1440],
    ['light', 1440],
    ['dark', 360],
    ['light', 360],
  ] as const)('has no barrier, %s at %i px', async (theme, width) => {
    const page = await app.open('/welcome', { viewport: { width, height: 800 }, colorScheme: theme, reducedMotion: 'reduce' });
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    // Colours that are still on their way would be measured as they are.
    await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === 'finished'));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });
});
