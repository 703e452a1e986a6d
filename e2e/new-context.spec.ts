import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { captureLine, makeContext } from './support/room.ts';

const app = useApp();

it('makes a context for an unknown name in passing, and the line goes on', async () => {
  const work = await makeContext(app, { name: 'Work' });
  const page = await app.open(`/c/${work.id}`);
  await captureLine(page).fill('Plan the trip @Holidays');
  await page.getByRole('button', { name: 'New context “Holidays”' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('button', { name: /^in Holidays\./ }).waitFor();
  expect(page.url()).toContain(work.id);
  expect(await focused(page)).toBe('Add flows to Work');
  await page.keyboard.press('Enter');
  await page.getByText('Added to Holidays').waitFor();
});

it('opens a new context with the focus in its line', async () => {
  const work = await makeContext(app, { name: 'Desk' });
  const page = await app.open(`/c/${work.id}`);
  await page.getByRole('button', { name: 'New context' }).first().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('Garden');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Garden' }).waitFor();
  await expect.poll(() => focused(page)).toBe('Add flows to Garden');
});

it('gives the focus back to the menu from which a dialog was opened', async () => {
  const work = await makeContext(app, { name: 'Menu' });
  const page = await app.open(`/c/${work.id}`);
  for (const name of ['Edit Menu', /^Merge Menu/, /^Delete Menu/]) {
    await page.getByRole('button', { name: 'More for Menu' }).click();
    await page.getByRole('menuitem', { name }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('More for Menu');
  }
});

async function focused(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
}
