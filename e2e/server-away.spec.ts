import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { useApp } from './support/app.ts';
import { call, captureLine, list, makeContext, makeFlows, row, storedTitles } from './support/room.ts';

const app = useApp();

/** A server that is gone is told at once; one that hangs when somebody waits for it, or else after two of its heartbeats. */
const goneWithinMs = 8_000;
const silentWithinMs = 42_000;
const backWithinMs = 8_000;

it('says that a server hangs when somebody waits for it, never that nothing was changed, and shows what was done once it goes on', async () => {
  const { id } = await makeContext(app, { name: 'Hangs' });
  await makeFlows(app, id, ['Pay the rent']);
  const page = await openFlow(id, 'Pay the rent');
  const goOn = freeze();
  await page.keyboard.press('d');
  await banner(page).waitFor({ timeout: goneWithinMs });
  await page.getByText('Look whether the change is there').waitFor({ timeout: 25_000 });
  expect(await page.getByText('Nothing was changed').count()).toBe(0);
  expect(await banner(page).count()).toBe(1);
  goOn();
  await list(page, /^Done today/)
    .getByText('Pay the rent')
    .waitFor({ timeout: backWithinMs });
  await banner(page).waitFor({ state: 'detached', timeout: backWithinMs });
  expect(await storedTitles(app, id, 'done')).toEqual(['Pay the rent']);
});

it('takes a line from what waits as soon as the stream tells that it was carried out', async () => {
  const { id } = await makeContext(app, { name: 'Waits' });
  const page = await app.open(`/c/${id}`);
  const goOn = freeze();
  let tries = 0;
  // No try after the first arrives, so that nothing but the stream can tell.
  await page.route('**/api/v1/capture', async (route) => {
    tries += 1;
    if (tries === 1) await route.continue();
  });
  await captureLine(page).fill('told by the stream');
  await captureLine(page).press('Enter');
  await page.getByText('Waiting to be sent (1)').waitFor({ timeout: 25_000 });
  goOn();
  await row(page, 'told by the stream').and(page.locator('[data-flow-row^=flow_]')).waitFor({ timeout: backWithinMs });
  await page.getByText(/Waiting to be sent/).waitFor({ state: 'detached', timeout: 1_000 });
  expect(await storedTitles(app, id)).toEqual(['told by the stream']);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

it('hears by itself that a server hangs, and is in step when it goes on', async () => {
  const { id } = await makeContext(app, { name: 'Silent' });
  const page = await app.open(`/c/${id}`);
  const goOn = freeze();
  await banner(page).waitFor({ timeout: silentWithinMs });
  goOn();
  await banner(page).waitFor({ state: 'detached', timeout: backWithinMs });
  await makeFlows(app, id, ['after the silence']);
  await row(page, 'after the silence').waitFor({ timeout: 2_000 });
});

it('says within seconds that the server is gone, for as long as it is, and is in step when it is back', async () => {
  const { id } = await makeContext(app, { name: 'Gone' });
  await makeFlows(app, id, ['Was here']);
  const page = await openFlow(id, 'Was here');
  app.pair().api.kill();
  await banner(page).waitFor({ timeout: goneWithinMs });
  await page.waitForTimeout(4_000);
  expect(await banner(page).isVisible()).toBe(true);
  await page.keyboard.press('d');
  // No connection was made, so this is true.
  await page.getByText('The server is not available right now. Nothing was changed.').waitFor();
  const again = app.pair().startApi();
  onTestFinished(() => again.stop());
  await banner(page).waitFor({ state: 'detached', timeout: 20_000 });
  expect(await storedTitles(app, id)).toEqual(['Was here']);
  await call(app, 'POST', '/flows', { contextId: id, title: 'after the return' });
  await row(page, 'after the return').waitFor({ timeout: 2_000 });
});

function banner(page: Page) {
  return page.getByText('The server does not answer. Trying again…');
}

async function openFlow(contextId: string, title: string): Promise<Page> {
  const page = await app.open(`/c/${contextId}`);
  await row(page, title).waitFor();
  await page.keyboard.press('j');
  return page;
}

/** Stops the API as a machine without memory or a debugger does: it is there, and does nothing. Answers what lets it go on. */
function freeze(): () => void {
  const { pid } = app.pair().api;
  if (pid === undefined) throw new Error('The API does not run.');
  const goOn = () => void process.kill(-pid, 'SIGCONT');
  process.kill(-pid, 'SIGSTOP');
  onTestFinished(goOn);
  return goOn;
}
