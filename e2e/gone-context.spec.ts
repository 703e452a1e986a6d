import type { Context } from 'my_flow_contract';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { untilTakenOver, useApp } from './support/app.ts';
import { call, captureLine, makeContext, makeFlows } from './support/room.ts';

const app = useApp();
let work: Context;

beforeAll(async () => {
  work = await makeContext(app, { name: 'Work' });
});

it('leaves no way back into a context that was archived in its own room', async () => {
  const page = await app.open(`/c/${work.id}`);
  await page.keyboard.press('n');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('Ghost');
  await page.keyboard.press('Enter');
  await room(page, 'Ghost');
  await page.keyboard.press('Escape');
  await fromPalette(page, 'Archive Ghost');
  await room(page, 'Work');
  await page.goBack();
  await settled(page);
  await room(page, 'Work');
  expect(await captureLine(page).getAttribute('aria-label')).toBe('Add flows to Work');
  await page.goForward();
  await settled(page);
  await room(page, 'Work');
});

it('says that a context is in the archive when the history of the browser leads there, and brings it back', async () => {
  const attic = await makeContext(app, { name: 'Attic', icon: '🪜', hue: 30 });
  await makeFlows(app, attic.id, ['An old lamp']);
  const page = await app.open(`/c/${work.id}`);
  for (const name of ['Attic', 'Work', 'Attic']) await enter(page, name);
  await fromPalette(page, 'Archive Attic');
  await room(page, 'Work');
  await page.goBack();
  await room(page, 'Work');
  for (let times = 0; times < 2; times += 1) {
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Attic is in the archive' }).waitFor();
    await expect.poll(() => page.title()).toBe('Attic is in the archive · MyFlow');
    expect(await captureLine(page).count()).toBe(0);
    expect(await page.getByText('Nothing open here').count()).toBe(0);
    await page.goForward();
    await room(page, 'Work');
  }
  await page.goBack();
  await page.getByRole('button', { name: 'Restore' }).click();
  await room(page, 'Attic');
  await page.getByText('An old lamp').first().waitFor();
  expect(await captureLine(page).getAttribute('aria-label')).toBe('Add flows to Attic');
});

it('says that a context is in the trash, and leads on to a room that is there', async () => {
  await makeContext(app, { name: 'Shed', icon: '🧹', hue: 60 });
  const page = await app.open(`/c/${work.id}`);
  for (const name of ['Shed', 'Work', 'Shed']) await enter(page, name);
  await fromPalette(page, 'Delete Shed');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  // Its neighbour in the rail.
  await room(page, 'Attic');
  await page.goBack();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Shed is in the trash' }).waitFor();
  await page.getByRole('button', { name: 'Go to Work' }).click();
  await room(page, 'Work');
  // The dead end is out of the history too.
  await page.goBack();
  await settled(page);
  await room(page, 'Work');
});

it('goes on with words when the open context is put away on another page', async () => {
  const loft = await makeContext(app, { name: 'Loft', icon: '🕯️', hue: 90 });
  const page = await app.open(`/c/${work.id}`);
  await enter(page, 'Loft');
  await call(app, 'POST', `/contexts/${loft.id}/archive`, {});
  await page.getByText('Loft is in the archive now.').waitFor();
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).not.toMatch(/^$|Loft/);
  await page.goBack();
  await settled(page);
  await room(page, 'Work');
  await page.goForward();
  await settled(page);
  expect(page.url()).not.toContain(loft.id);
});

it('keeps the merged context out of the way back', async () => {
  await makeContext(app, { name: 'Porch', icon: '🪑', hue: 120 });
  const page = await app.open(`/c/${work.id}`);
  await enter(page, 'Porch');
  await fromPalette(page, 'Merge Porch into');
  await page.getByRole('radio', { name: 'Work' }).click();
  await page.getByRole('button', { name: 'Merge into Work' }).click();
  await room(page, 'Work');
  await page.goBack();
  await settled(page);
  await room(page, 'Work');
});

it('leads to the first room, with words, from an address whose context is nowhere', async () => {
  const page = await app.open(`/c/${work.id}`);
  await page.evaluate(() => window.history.pushState(null, '', '/c/ctx_00000000000000000000000000'));
  await page.getByText('That context is not there any more.').waitFor();
  await room(page, 'Work');
  expect(page.url()).toContain(work.id);
});

async function room(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

async function enter(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${name},`) }).click();
  await room(page, name);
}

async function fromPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(words);
  await page
    .getByRole('option', { name: new RegExp(`^${words}`) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
}

/** Gives a page the time in which it would show what the history led to. */
async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(400);
  await untilTakenOver(page);
}
