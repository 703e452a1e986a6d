import { mkdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { resultsFolder } from '../scripts/lib/paths.mjs';
import { untilTakenOver, useApp } from './support/app.ts';
import { call, captureLine, list, makeContext, makeFlows } from './support/room.ts';

const app = useApp();
const rooms = { work: '', empty: '', archived: '' };
const folder = path.join(resultsFolder, 'screens');

type Screen = { readonly name: string; readonly open: (page: Page) => Promise<unknown> };

/** Every page, and everything that opens over a page, in the state in which there is most to see. */
const screens: readonly Screen[] = [
  { name: 'welcome', open: (page) => page.goto('/welcome') },
  { name: 'room', open: (page) => inRoom(page) },
  { name: 'room-empty', open: (page) => page.goto(`/c/${rooms.empty}`) },
  { name: 'room-rest-shown', open: (page) => inRoom(page, 'o') },
  { name: 'room-archived', open: (page) => inRoom(page).then(() => goBackInto(page, rooms.archived)) },
  { name: 'part-missing', open: (page) => askOffline(page) },
  { name: 'room-capturing', open: (page) => inRoom(page).then(() => typeCapture(page)) },
  { name: 'room-editing', open: (page) => inRoom(page, 'j', 'e') },
  {
    name: 'room-menu',
    open: (page) =>
      inRoom(page).then(() =>
        page
          .getByRole('button', { name: /^What to do/ })
          .first()
          .click(),
      ),
  },
  { name: 'room-selecting', open: (page) => inRoom(page, 'j', 'x', 'Shift+J') },
  { name: 'palette', open: (page) => inDialog(page, 'Control+k') },
  { name: 'keys', open: (page) => inDialog(page, '?') },
  { name: 'context-new', open: (page) => inDialog(page, 'n') },
  { name: 'context-edit', open: (page) => inDialog(page, 'Shift+E') },
  { name: 'history', open: (page) => page.goto('/history') },
  { name: 'trash', open: (page) => page.goto('/trash') },
  { name: 'preferences', open: (page) => page.goto('/preferences') },
  { name: 'not-found', open: (page) => page.goto('/nowhere') },
];

const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 360, height: 760 } } as const;

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  const work = await makeContext(app, { name: 'Work' });
  const personal = await makeContext(app, { name: 'Personal', icon: '🏠', hue: 58 });
  await makeContext(app, { name: 'A name that goes on to the fiftieth character now.', icon: '🌙', hue: 300 });
  const empty = await makeContext(app, { name: 'Nothing yet', icon: '🎉', hue: 158 });
  const archived = await makeContext(app, { name: 'Ghost', icon: '👻', hue: 20 });
  await call(app, 'POST', `/contexts/${archived.id}/archive`, {});
  Object.assign(rooms, { work: work.id, empty: empty.id, archived: archived.id });
  await makeFlows(app, work.id, [
    'Tidy the shared folder',
    `${'Averyverylongwordwithoutanyspace'.repeat(6)}`.slice(0, 200),
    'מסמך לבדיקה',
    'Sort the photos',
  ]);
  await makeFlows(app, personal.id, ['Buy oat milk']);
  const lines = [
    'Finish the launch brief today 11:59pm !high #launch ~90m',
    'Ask for the numbers tomorrow !high',
    'Review the pull request on friday #code',
    'Book a room for the retrospective !low',
    'Send the report every friday',
    'Stand-up notes',
    'Old idea',
  ].join('\n');
  const { flows } = await call(app, 'POST', '/capture', { contextId: work.id, text: lines });
  const byTitle = new Map(flows.map((flow) => [flow.title, flow.id]));
  await call(app, 'POST', `/flows/${byTitle.get('Stand-up notes')}/complete`, {});
  await call(app, 'DELETE', `/flows/${byTitle.get('Old idea')}`);
  await call(app, 'PATCH', `/flows/${byTitle.get('Finish the launch brief')}`, { notes: 'Pricing section and the one-line summary' });
  await call(app, 'POST', `/flows/${byTitle.get('Ask for the numbers')}/split`, { titles: ['Write the question', 'Send it'] });
});

describe.each(['dark', 'light'] as const)('%s', (theme) => {
  beforeAll(async () => {
    await call(app, 'PATCH', '/preferences', { theme });
  });

  describe.each(['wide', 'phone'] as const)('%s', (size) => {
    it.each(screens)('$name has no accessibility fault, and fits', async ({ name, open }) => {
      const page = await app.open('/preferences', { viewport: sizes[size], reducedMotion: 'reduce' });
      await open(page);
      await page.waitForTimeout(400);
      await page.screenshot({ path: path.join(folder, `${name}-${theme}-${size}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      // Words that did not come with their page show as their key.
      expect((await textsOf(page)).filter((text) => /^[a-z]+(?:\.[a-zA-Z]+)+$/.test(text))).toEqual([]);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join('\n')}`)).toEqual([]);
    });
  });
});

it('would notice a control without a name', async () => {
  const page = await app.open(`/c/${rooms.work}`);
  await list(page, /^Now/).waitFor();
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('button'), { style: 'width: 40px; height: 40px' })));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toContain('button-name');
});

/** The text of each element that holds nothing but text. */
function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.body.querySelectorAll(':not(:has(*))')].map((element) => (element.textContent ?? '').trim()));
}

async function inRoom(page: Page, ...keys: string[]): Promise<void> {
  await page.goto(`/c/${rooms.work}`);
  await list(page, /^Now/).waitFor();
  await untilTakenOver(page);
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
}

/** Where the history of the browser may lead, and the server would not. */
async function goBackInto(page: Page, contextId: string): Promise<void> {
  await page.evaluate((id) => window.history.pushState(null, '', `/c/${id}`), contextId);
  await page.getByRole('button', { name: 'Restore' }).waitFor();
}

async function askOffline(page: Page): Promise<void> {
  await page.goto(`/c/${rooms.work}`);
  await untilTakenOver(page);
  await page.context().setOffline(true);
  await page.keyboard.press('n');
  await page.getByText('This part could not be loaded yet').waitFor();
}

async function inDialog(page: Page, key: string): Promise<void> {
  await inRoom(page, key);
  await page.getByRole('dialog').waitFor();
}

async function typeCapture(page: Page): Promise<void> {
  await captureLine(page).fill('Send the draft tomorrow 5pm !high and buy milk @Personal');
  await page.getByText('makes 2 flows').waitFor();
}
