import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { row } from './support/room.ts';

const app = useApp();

beforeAll(async () => {
  const made = await fetch(`${app.url()}/api/v1/contexts`, {
    method: 'POST',
    headers: { origin: app.url(), 'content-type': 'application/json', 'idempotency-key': 'room' },
    body: JSON.stringify({ name: 'Work' }),
  });
  expect(made.status).toBe(201);
});

it('keeps what is typed offline, shows it in every tab, and sends each once and in order', async () => {
  const page = await openRoom();
  const other = await app.open('/', { inContextOf: page });
  await other.locator('#capture-text').waitFor();
  await page.context().setOffline(true);
  for (const text of ['first tomorrow 5pm', 'second', 'third']) await capture(page, text);
  await page.getByText('Waiting to be sent (3)').waitFor();
  await other.getByText('Waiting to be sent (3)').waitFor();
  await page.getByRole('button', { name: 'Remove “second”' }).click();
  await other.getByText('Waiting to be sent (2)').waitFor();
  await page.context().setOffline(false);
  await expect.poll(() => titles(), { timeout: 15_000 }).toEqual(['third', 'first']);
  await expect.poll(() => page.getByText(/Waiting to be sent/).count()).toBe(0);
  expect(await other.getByText(/Waiting to be sent/).count()).toBe(0);
});

it('sends after a reload what could not be sent before', async () => {
  const page = await openRoom();
  await page.route('**/api/v1/capture', (route) => route.abort());
  await capture(page, 'before the reload');
  await page.getByText('Waiting to be sent (1)').waitFor();
  await page.unroute('**/api/v1/capture');
  await page.reload();
  await expect.poll(() => titles(), { timeout: 15_000 }).toContain('before the reload');
});

it('does nothing twice when the answer to a capture is lost, and the live stream with it', async () => {
  const page = await app.open('about:blank');
  await page.route('**/api/v1/live*', (route) => route.abort());
  await page.goto(`${app.url()}/`);
  await untilLineIsReady(page);
  let lost = 0;
  await page.route('**/api/v1/capture', async (route) => {
    if (lost >= 4) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await capture(page, 'the answer is lost');
  await expect.poll(() => page.getByText(/Waiting to be sent/).count(), { timeout: 15_000 }).toBe(1);
  await expect.poll(() => page.getByText(/Waiting to be sent/).count(), { timeout: 15_000 }).toBe(0);
  expect((await titles()).filter((title) => title === 'the answer is lost')).toHaveLength(1);
});

it('lets nothing wait that the live stream has told of, although its answer is lost', async () => {
  const page = await openRoom();
  await page.route('**/api/v1/capture', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await capture(page, 'told by the stream');
  await row(page, 'told by the stream').and(page.locator('[data-flow-row^=flow_]')).waitFor();
  await page.waitForTimeout(2_000);
  expect(await page.getByText(/Waiting to be sent/).count()).toBe(0);
  expect(await row(page, 'told by the stream').count()).toBe(1);
  expect((await titles()).filter((title) => title === 'told by the stream')).toHaveLength(1);
});

it('waits while the API is down, with the page still usable, and goes on when it is back', async () => {
  const page = await openRoom();
  await page.route('**/api/v1/capture', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'MyFlow is not available right now', status: 503, code: 'unavailable', requestId: 'r' },
    }),
  );
  await capture(page, 'while the server is away');
  await page.getByText('Waiting to be sent (1)').waitFor();
  expect(await page.locator('#capture-text').inputValue()).toBe('');
  await page.unroute('**/api/v1/capture');
  await page.getByText('Sent. Added to Work').waitFor();
  expect((await titles()).filter((title) => title === 'while the server is away')).toHaveLength(1);
});

async function openRoom(): Promise<Page> {
  const page = await app.open('/');
  await untilLineIsReady(page);
  return page;
}

/** Waits until the line takes what is typed. */
async function untilLineIsReady(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('#capture-text') ?? {}).some((key) => key.startsWith('__reactProps')),
  );
}

async function capture(page: Page, text: string): Promise<void> {
  await page.locator('#capture-text').fill(text);
  await page.locator('#capture-text').press('Enter');
}

async function titles(): Promise<string[]> {
  const answer = await fetch(`${app.url()}/api/v1/flows`, { headers: { 'sec-fetch-site': 'same-origin' } });
  // The contract's page of flows.
  return ((await answer.json()) as { items: { title: string }[] }).items.map(({ title }) => title);
}
