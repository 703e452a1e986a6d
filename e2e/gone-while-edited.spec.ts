import type { Context, Flow } from 'my_flow_contract';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { call, list, makeContext, makeFlows } from './support/room.ts';

const app = useApp();

it('says that the flow in the editor was trashed elsewhere, and brings it back with what was typed', async () => {
  const { page, flow } = await editing('Trashed');
  await call(app, 'DELETE', `/flows/${flow.id}`);
  await page.getByText('“One” is in the trash now. What you typed is kept.').waitFor();
  await field(page, 'Title').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Restore' }).click();
  await expectTyped(page);
  await page.keyboard.press('Control+Enter');
  await expect.poll(async () => (await call<Flow>(app, 'GET', `/flows/${flow.id}`)).title).toBe('One and a half');
  const stored = await call<Flow>(app, 'GET', `/flows/${flow.id}`);
  expect(stored.notes).toBe('with notes');
});

it('keeps what was typed for a flow that comes back later, out of the trash', async () => {
  const { page, flow, context } = await editing('Later');
  await call(app, 'DELETE', `/flows/${flow.id}`);
  await page.getByText('What you typed is kept.').waitFor();
  await call(app, 'POST', `/flows/${flow.id}/restore`, {});
  await page.goto(`/c/${context.id}`);
  await expectTyped(page);
});

it('says where a flow in the editor went, and lets the keys go on', async () => {
  const { page, flow } = await editing('Moved');
  const away = await makeContext(app, { name: 'Elsewhere', icon: '🧭', hue: 20 });
  await call(app, 'POST', `/flows/${flow.id}/move`, { contextId: away.id });
  await page.getByText('“One” is in Elsewhere now. What you typed is kept.').waitFor();
  await page.keyboard.press('e');
  expect(await field(page, 'Title').inputValue()).toBe('Two');
});

it('says nothing of a flow that was put away here', async () => {
  const { page } = await editing('Own');
  await page
    .getByRole('button', { name: /^What to do/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Move to the trash' }).click();
  await page.getByText('In the trash: One').waitFor();
  await page.waitForTimeout(700);
  expect(await page.getByText('What you typed is kept').count()).toBe(0);
});

async function editing(name: string): Promise<{ page: Page; flow: Flow; context: Context }> {
  const context = await makeContext(app, { name });
  const [flow] = await makeFlows(app, context.id, ['One', 'Two']);
  if (flow === undefined) throw new Error('no flow');
  const page = await app.open(`/c/${context.id}`);
  await list(page, 'Now').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await field(page, 'Title').waitFor();
  if (name !== 'Own') {
    await field(page, 'Title').fill('One and a half');
    await field(page, 'Notes').fill('with notes');
    await field(page, 'Add a step').fill('half a step');
  }
  return { page, flow, context };
}

async function expectTyped(page: Page): Promise<void> {
  await expect.poll(() => field(page, 'Title').inputValue()).toBe('One and a half');
  expect(await field(page, 'Notes').inputValue()).toBe('with notes');
  expect(await field(page, 'Add a step').inputValue()).toBe('half a step');
}

function field(page: Page, name: string) {
  return page.getByRole('textbox', { name, exact: true });
}
