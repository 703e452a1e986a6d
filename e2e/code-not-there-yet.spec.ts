import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { list, makeContext, makeFlows } from './support/room.ts';

const app = useApp();
const words = /^This part could not be loaded yet/;
let roomId = '';

beforeAll(async () => {
  const work = await makeContext(app, { name: 'Work' });
  await makeContext(app, { name: 'Home', icon: '🏠', hue: 58 });
  await makeFlows(app, work.id, ['One', 'Two']);
  roomId = work.id;
});

it.each([
  { key: 'Control+k', opened: 'dialog' },
  { key: '?', opened: 'dialog' },
  { key: 'n', opened: 'dialog' },
  { key: 'm', opened: 'dialog' },
  { key: 't', opened: 'dialog' },
] as const)('says that what $key opens is not loaded yet, and opens it when there is a connection again', async ({ key, opened }) => {
  const page = await offlineAtOnce();
  await page.keyboard.press(key);
  await page.getByText(words).waitFor();
  await page.context().setOffline(false);
  await page.getByRole(opened).waitFor();
  await expect.poll(() => page.getByText(words).count()).toBe(0);
});

it('says so of the editor too, and nothing of what is only fetched ahead', async () => {
  const page = await offlineAtOnce();
  await page.waitForTimeout(2_500);
  expect(await page.getByText(words).count()).toBe(0);
  await page.keyboard.press('e');
  await page.getByText(words).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
});

it('keeps what is typed for an editor that is not there yet from the keys of the room', async () => {
  const page = await offlineAtOnce();
  await page.keyboard.press('s');
  await page.keyboard.type('drum');
  await page.getByText(words).waitFor();
  await page.context().setOffline(false);
  await expect.poll(() => page.getByRole('textbox', { name: 'Add a step' }).inputValue()).toBe('drum');
  expect(await page.getByText('Done: One').count()).toBe(0);
});

it('lets go of the words when what was asked for is given up', async () => {
  const page = await offlineAtOnce();
  await page.keyboard.press('Control+k');
  await page.getByText(words).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByText(words).count()).toBe(0);
  for (const key of ['t', 'n']) {
    await page.keyboard.press(key);
    await page.getByText(words).waitFor();
    // Whoever clicks elsewhere waits for it no more.
    await page.getByRole('heading', { level: 1 }).click();
    await expect.poll(() => page.getByText(words).count()).toBe(0);
  }
  await page.context().setOffline(false);
});

/** A room whose code is not all there when the connection goes: what is fetched ahead comes 1.5 s after the first paint. */
async function offlineAtOnce(): Promise<Page> {
  const page = await app.open(`/c/${roomId}`);
  await page.context().setOffline(true);
  await list(page, 'Now').waitFor();
  await page.keyboard.press('j');
  return page;
}
