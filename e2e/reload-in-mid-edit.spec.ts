import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { call, captureLine, makeContext, makeFlows, storedTitles, until } from './support/room.ts';

const app = useApp();

it('keeps a half-typed line over a reload', async () => {
  const work = await makeContext(app, { name: 'Work' });
  const page = await app.open(`/c/${work.id}`);
  await captureLine(page).fill('half a thought about');
  await page.reload();
  await until(
    () => captureLine(page).inputValue(),
    (value) => value === 'half a thought about',
  );
});

it('keeps the text of an edit over a reload in its middle', async () => {
  const work = await makeContext(app, { name: 'Edit' });
  await makeFlows(app, work.id, ['Original title']);
  const page = await app.open(`/c/${work.id}`);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Title' }).fill('Half a new title');
  await page.getByRole('textbox', { name: 'Notes' }).fill('and notes that');
  await page.reload();
  const title = page.getByRole('textbox', { name: 'Title' });
  await until(
    () => title.inputValue(),
    (value) => value === 'Half a new title',
  );
  expect(await page.getByRole('textbox', { name: 'Notes' }).inputValue()).toBe('and notes that');
  await title.press('Control+Enter');
  await until(
    () => storedTitles(app, work.id),
    (stored) => stored.join() === 'Half a new title',
  );
});

it('keeps the text when somebody else changed the flow meanwhile, and lets the person choose', async () => {
  const work = await makeContext(app, { name: 'Conflict' });
  const [flow] = await makeFlows(app, work.id, ['Shared title']);
  if (flow === undefined) throw new Error('no flow');
  const page = await app.open(`/c/${work.id}`);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Title' }).fill('My title');
  await call(app, 'PATCH', `/flows/${flow.id}`, { title: 'Their title' });
  await page.getByText('Changed elsewhere while you were typing').waitFor();
  expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('My title');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await page.getByRole('textbox', { name: 'Title' }).press('Control+Enter');
  await until(
    () => storedTitles(app, work.id),
    (stored) => stored.join() === 'My title',
  );
});

it.each(['Add a label', 'Add a step'])('keeps what stands in “%s” over a reload, and shows it', async (name) => {
  const work = await makeContext(app, { name });
  await makeFlows(app, work.id, ['Other', 'One']);
  const page = await app.open(`/c/${work.id}`);
  await page.getByRole('button', { name: 'One', exact: true }).click();
  await field(page, name).focus();
  await page.keyboard.type('garden');
  await page.reload();
  await expect.poll(() => field(page, name).inputValue()).toBe('garden');
  expect(await field(page, 'Title').inputValue()).toBe('One');
});

it('keeps the new name of a step over a reload', async () => {
  const work = await makeContext(app, { name: 'Steps' });
  const [flow] = await makeFlows(app, work.id, ['One']);
  await call(app, 'POST', `/flows/${flow?.id}/split`, { titles: ['first', 'second'] });
  const page = await app.open(`/c/${work.id}`);
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await field(page, 'Step').last().fill('second, said anew');
  await page.reload();
  await expect.poll(() => field(page, 'Step').last().inputValue()).toBe('second, said anew');
});

it('opens the dialog for a new context again after a reload, with all that was in it', async () => {
  const work = await makeContext(app, { name: 'Dialog' });
  const page = await app.open(`/c/${work.id}`);
  await page.keyboard.press('n');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type('Allotment');
  await page.getByRole('button', { name: 'Lime', exact: true }).click();
  await page.reload();
  await expect.poll(() => field(page, 'Name').inputValue()).toBe('Allotment');
  expect(await page.getByRole('button', { name: 'Lime', exact: true }).getAttribute('aria-pressed')).toBe('true');
  // Another tab is about something else; and what is cancelled does not come again.
  const other = await app.open(`/c/${work.id}`, { inContextOf: page });
  await other.waitForTimeout(500);
  expect(await other.getByRole('dialog').count()).toBe(0);
  await field(page, 'Name').press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForTimeout(500);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('opens the dialog of a context again after a reload, and forgets it once it is saved', async () => {
  const work = await makeContext(app, { name: 'Before' });
  const page = await app.open(`/c/${work.id}`);
  await page.keyboard.press('Shift+E');
  await page.getByRole('dialog').waitFor();
  await field(page, 'Name').fill('After');
  await page.reload();
  await expect.poll(() => field(page, 'Name').inputValue()).toBe('After');
  await field(page, 'Name').press('Enter');
  await page.getByRole('heading', { level: 1, name: 'After' }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForTimeout(500);
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('sends a line that was typed offline once the server is back, exactly once', async () => {
  const work = await makeContext(app, { name: 'Offline' });
  const page = await app.open(`/c/${work.id}`);
  await page.context().setOffline(true);
  await captureLine(page).fill('typed on the plane tomorrow');
  await captureLine(page).press('Enter');
  await page.getByText('Waiting to be sent (1)').waitFor();
  expect(await storedTitles(app, work.id)).toEqual([]);
  await page.context().setOffline(false);
  await until(
    () => storedTitles(app, work.id),
    (stored) => stored.length > 0,
  );
  await page.getByText('Waiting to be sent').waitFor({ state: 'detached' });
  await page.reload();
  await page.waitForTimeout(1_000);
  expect(await storedTitles(app, work.id)).toEqual(['typed on the plane']);
});

function field(page: Page, name: string) {
  return page.getByRole('textbox', { name, exact: true });
}
