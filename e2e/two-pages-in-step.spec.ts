import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { captureLine, list, makeContext, makeFlows, row } from './support/room.ts';

const app = useApp();

it('shows in one page within a second what is done in another', async () => {
  const work = await makeContext(app, { name: 'Work' });
  await makeFlows(app, work.id, ['Was there before']);
  const here = await app.open(`/c/${work.id}`);
  const there = await app.open(`/c/${work.id}`);
  const sameProfile = await app.open(`/c/${work.id}`, { inContextOf: here });
  const others = [there, sameProfile];
  const inStep = async (look: (page: typeof here) => Promise<void>) => {
    const startedMs = performance.now();
    await Promise.all(others.map(look));
    return performance.now() - startedMs;
  };

  await captureLine(here).fill('Appears everywhere');
  await captureLine(here).press('Enter');
  await row(here, 'Appears everywhere').waitFor();
  expect(await inStep((page) => row(page, 'Appears everywhere').waitFor({ timeout: 5_000 }))).toBeLessThan(1_000);

  await row(here, 'Was there before')
    .getByRole('button', { name: /^Complete/ })
    .click();
  expect(
    await inStep((page) =>
      list(page, /^Done today/)
        .getByText('Was there before')
        .waitFor({ timeout: 5_000 }),
    ),
  ).toBeLessThan(1_000);
});

it('catches up with what happened while a page could not listen', async () => {
  const home = await makeContext(app, { name: 'Home' });
  const page = await app.open(`/c/${home.id}`);
  await row(page, 'nothing yet').waitFor({ state: 'detached' });
  await page.context().setOffline(true);
  await page.getByText('You are offline.').waitFor();
  await makeFlows(app, home.id, ['Came meanwhile']);
  await page.context().setOffline(false);
  await row(page, 'Came meanwhile').waitFor();
  await page.getByText('You are offline.').waitFor({ state: 'detached' });
});

it('shows a flow once when the live stream is quicker than the answer', async () => {
  const work = await makeContext(app, { name: 'Quick' });
  const page = await app.open(`/c/${work.id}`);
  let isAnswered = false;
  await page.route('**/api/v1/capture', async (route) => {
    const response = await route.fetch();
    await row(page, 'Told twice').and(page.locator('[data-flow-row^=flow_]')).waitFor();
    expect(await row(page, 'Told twice').count()).toBe(1);
    await route.fulfill({ response });
    isAnswered = true;
  });
  await captureLine(page).fill('Told twice');
  await captureLine(page).press('Enter');
  await expect.poll(() => isAnswered, { timeout: 10_000 }).toBe(true);
  await page.getByText('Undo').first().waitFor();
  expect(await row(page, 'Told twice').count()).toBe(1);
});
