import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { call, captureLine, makeContext, makeFlows } from './support/room.ts';

const app = useApp();

it('names the open room in the title of the tab, there and back', async () => {
  const work = await makeContext(app, { name: 'Work' });
  await makeContext(app, { name: 'Home' });
  const page = await app.open(`/c/${work.id}`);
  await page.getByRole('link', { name: /^Home,/ }).click();
  await expect.poll(() => page.title()).toBe('Home · MyFlow');
  await page.goBack();
  await expect.poll(() => page.title()).toBe('Work · MyFlow');
});

it('stays where it is when a page cannot be fetched offline, and says so', async () => {
  const desk = await makeContext(app, { name: 'Desk' });
  const page = await app.open(`/c/${desk.id}`);
  // Once a toast was shown, those to come do not have to be fetched.
  await captureLine(page).fill('Something');
  await captureLine(page).press('Enter');
  await page.getByText('Added to Desk').waitFor();
  await captureLine(page).blur();
  await page.context().setOffline(true);
  await page.keyboard.press('h');
  await page.getByText('You are offline. This page opens when you are back.').first().waitFor();
  await page.getByRole('link', { name: 'Trash' }).click();
  await expect.poll(() => page.getByText('This page opens when you are back.').count()).toBe(2);
  expect(page.url()).toContain(desk.id);
  await page.context().setOffline(false);
});

it('leaves the focus where something was undone or restored', async () => {
  const bin = await makeContext(app, { name: 'Bin' });
  const flows = await makeFlows(app, bin.id, ['First', 'Second']);
  for (const { id } of flows) await call(app, 'DELETE', `/flows/${id}`);
  const page = await app.open('/trash');
  await page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('button', { name: /^Restore/ }).count()).toBe(1);
  expect(await focused(page)).toMatch(/^Restore/);
  await page.goto('/history');
  await page.getByRole('button', { name: /^Undo/ }).first().focus();
  await page.keyboard.press('Enter');
  await page.getByText('undid:').first().waitFor();
  await expect.poll(() => focused(page)).toMatch(/^(Undo|Redo)/);
});

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
}
