import type { Flow } from 'my_flow_contract';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { call, captureLine, list, until } from './support/room.ts';

const app = useApp();

it('leads from nothing to the first captured flow, by keys alone', async () => {
  const page = await app.open('/', { timezoneId: 'Asia/Kathmandu', locale: 'en-GB' });
  await page.getByRole('heading', { level: 1, name: 'One context at a time.' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/welcome');
  const start = page.getByRole('button', { name: /^Start with/ });
  await start.focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/c/ctx_*');
  await until(
    async () => page.evaluate(() => document.activeElement?.tagName),
    (tag) => tag === 'TEXTAREA',
  );
  await page.keyboard.type('Write the first line tomorrow at 9 !high');
  await page.keyboard.press('Enter');
  await list(page, /^Now/).getByText('Write the first line').waitFor();
  await page.getByText(/^Tomorrow 0?9:00/).waitFor();

  const contextId = new URL(page.url()).pathname.slice('/c/'.length);
  const { items } = await until(
    () => call<{ items: Flow[] }>(app, 'GET', `/flows?contextId=${contextId}`),
    (answer) => answer.items.length === 1,
  );
  expect(items[0]).toMatchObject({
    title: 'Write the first line',
    priority: 'high',
    source: 'you',
    due: { kind: 'instant', zone: 'Asia/Kathmandu' },
  });
  await page.goto('/');
  expect(new URL(page.url()).pathname).toBe(`/c/${contextId}`);
  expect(await captureLine(page).count()).toBe(1);
});

it('shows sample data to look around in, and takes all of it away again', async () => {
  const before = await call<{ items: unknown[] }>(app, 'GET', '/contexts');
  const page = await app.open('/welcome');
  await page.getByRole('button', { name: 'Look around with sample data' }).click();
  await page.waitForURL('**/c/ctx_*');
  await page.getByText('This is sample data').waitFor();
  await page.getByRole('button', { name: 'Remove it' }).click();
  const after = await until(
    () => call<{ items: { sample: boolean }[] }>(app, 'GET', '/contexts'),
    ({ items }) => items.every(({ sample }) => !sample),
  );
  expect(after.items).toHaveLength(before.items.length);
});
