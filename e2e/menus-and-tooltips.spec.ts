import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { list, makeContext, makeFlows, until } from './support/room.ts';

const app = useApp();
const rooms = { work: '' };

beforeAll(async () => {
  const work = await makeContext(app, { name: 'Work' });
  await makeContext(app, { name: 'Personal', icon: '🏠', hue: 58 });
  await makeFlows(app, work.id, ['Write the brief']);
  rooms.work = work.id;
});

it('opens the menu of a room by keys, walks through it, and gives the focus back', async () => {
  const page = await openRoom();
  const button = page.getByRole('button', { name: 'More for Work', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await focused(page.getByRole('menuitem').first());
  await page.keyboard.press('ArrowDown');
  await focused(page.getByRole('menuitem').nth(1));
  await page.keyboard.press('Escape');
  await focused(button);
  await page.keyboard.press('ArrowDown');
  await focused(page.getByRole('menuitem').first());
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await focused(button);
});

it('opens the menu of a room with the mouse, and closes it with a click beside it', async () => {
  const page = await openRoom();
  const button = page.getByRole('button', { name: 'More for Work', exact: true });
  await button.click();
  await page.getByRole('menu', { name: 'More for Work' }).waitFor();
  await page.mouse.click(640, 700);
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await focused(button);
});

it('leads from the menu of a phone to a page', async () => {
  const page = await openRoom({ viewport: { width: 360, height: 760 } });
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Trash' }).click();
  await page.waitForURL('**/trash');
});

it('shows the name of a sign on hover and on focus, and puts it away with Esc', async () => {
  const page = await openRoom();
  const shown = page.locator('body > div[aria-hidden="true"]', { hasText: 'Personal' });
  const personal = page.getByRole('link', { name: /^Personal/ });
  await personal.hover();
  await shown.waitFor();
  const [sign, words] = [await personal.boundingBox(), await shown.boundingBox()];
  expect(words?.x).toBeGreaterThan((sign?.x ?? 0) + (sign?.width ?? 0));
  await shown.hover();
  await page.waitForTimeout(300);
  expect(await shown.count(), 'one can point at it').toBe(1);
  await page.mouse.move(900, 600);
  await shown.waitFor({ state: 'detached' });
  await page.keyboard.press('Tab');
  await personal.focus();
  await shown.waitFor();
  await page.keyboard.press('Escape');
  await shown.waitFor({ state: 'detached' });
});

it('follows the links of the rail without loading the page anew', async () => {
  const page = await openRoom();
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await page.getByRole('link', { name: 'History' }).click();
  await page.waitForURL('**/history');
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});

async function openRoom(options: Parameters<typeof app.open>[1] = {}): Promise<Page> {
  const page = await app.open(`/c/${rooms.work}`, options);
  await list(page, /^Now/).waitFor();
  return page;
}

async function focused(locator: Locator): Promise<void> {
  await until(
    () => locator.evaluate((element) => element === document.activeElement),
    (isFocused) => isFocused,
  );
}
