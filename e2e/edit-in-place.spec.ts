import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { list, makeContext, makeFlows, row } from './support/room.ts';

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
