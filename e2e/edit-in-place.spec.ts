import type { Flow } from 'my_flow_contract';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { call, list, makeContext, makeFlows, row, until } from './support/room.ts';

const app = useApp();
const titles = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'];

it('leaves the editor open while a field moves the flow out of Now, and moves it when the editor closes', async () => {
  const work = await makeContext(app, { name: 'Work' });
  await makeFlows(app, work.id, titles);
  const page = await app.open(`/c/${work.id}`);
  await row(page, 'Two').click();
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Two, half a thou');
  await page.getByLabel('The day before which it is not started').fill('2099-01-01');
  await page.getByRole('button', { name: 'Any day' }).waitFor();
  expect(await title.inputValue()).toBe('Two, half a thou');
  expect(await list(page, 'Now').locator('[data-flow-row]').count()).toBe(5);
  await title.press('Control+Enter');
  await list(page, 'Now').getByText('Six').waitFor();
  expect(await list(page, 'Now').getByText('Two').count()).toBe(0);
});

it('shows text that was being typed into one of the rest again after a reload', async () => {
  const work = await makeContext(app, { name: 'Rest' });
  await makeFlows(app, work.id, titles);
  const page = await app.open(`/c/${work.id}`);
  await page.getByRole('button', { name: /^The rest/ }).click();
  await row(page, 'Six').click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Six and a half');
  await page.reload();
  await expect.poll(() => page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Six and a half');
});

it.each([
  { way: 'Ctrl+Enter', close: (page: Page) => page.keyboard.press('Control+Enter') },
  { way: 'Done', close: (page: Page) => page.getByRole('button', { name: /^Done/ }).last().click() },
  { way: 'a click elsewhere', close: (page: Page) => page.getByRole('heading', { level: 1 }).click() },
])('keeps a label and a step that were not confirmed when $way closes the editor', async ({ way, close }) => {
  const { page, flow } = await openOne(`Kept by ${way}`);
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: 'Add a step' }).waitFor();
  for (const step of ['first', 'second']) {
    await page.keyboard.type(step);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('third');
  await page.getByRole('textbox', { name: 'Title' }).fill('One, said anew');
  await page.getByRole('textbox', { name: 'Add a label' }).focus();
  await page.keyboard.type('garden');
  await close(page);
  await page.getByRole('textbox', { name: 'Title' }).waitFor({ state: 'detached' });
  const stored = await until(
    () => call<Flow>(app, 'GET', `/flows/${flow.id}`),
    ({ labels, steps, title }) => labels.length === 1 && steps.length === 3 && title === 'One, said anew',
  );
  expect(stored.labels).toEqual(['garden']);
  expect(stored.steps.map(({ title }) => title)).toEqual(['first', 'second', 'third']);
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Add a label' }).inputValue()).toBe('');
  expect(await page.getByRole('textbox', { name: 'Add a step' }).inputValue()).toBe('');
});

it('drops with Esc what was not confirmed, and brings it back when asked', async () => {
  const { page, flow } = await openOne('Dropped');
  await page.keyboard.press('s');
  await page.keyboard.type('half a step');
  await page.getByRole('textbox', { name: 'Add a label' }).focus();
  await page.keyboard.type('lab');
  await page.getByRole('textbox', { name: 'Title' }).fill('Another title');
  await page.getByRole('textbox', { name: 'Add a step' }).focus();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Bring back' }).click();
  expect(await page.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Another title');
  expect(await page.getByRole('textbox', { name: 'Add a step' }).inputValue()).toBe('half a step');
  expect((await call<Flow>(app, 'GET', `/flows/${flow.id}`)).steps).toEqual([]);
});

async function openOne(name: string): Promise<{ page: Page; flow: Flow }> {
  const context = await makeContext(app, { name });
  const [flow] = await makeFlows(app, context.id, ['One']);
  if (flow === undefined) throw new Error('no flow');
  const page = await app.open(`/c/${context.id}`);
  await list(page, 'Now').waitFor();
  await page.keyboard.press('j');
  return { page, flow };
}
