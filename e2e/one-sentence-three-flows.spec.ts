import type { Flow } from 'my_flow_contract';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { call, captureLine, list, makeContext, until } from './support/room.ts';

const app = useApp();
const sentence = 'finish the deck by Friday and call mum tomorrow at 6, also buy milk';

it('makes three flows with the right dates of one sentence', async () => {
  const work = await makeContext(app, { name: 'Work' });
  const page = await app.open(`/c/${work.id}`, { timezoneId: 'Europe/Vienna' });
  await page.keyboard.press('c');
  await page.keyboard.type(sentence);
  await page.getByText('makes 3 flows').waitFor();
  await page.keyboard.press('Enter');
  await until(
    () => list(page, /^Now/).locator('[data-flow-title]').count(),
    (count) => count === 3,
  );
  expect(await captureLine(page).inputValue()).toBe('');

  const { items } = await until(
    () => call<{ items: Flow[] }>(app, 'GET', `/flows?contextId=${work.id}`),
    (answer) => answer.items.length === 3,
  );
  const today = dayInVienna(0);
  const due = new Map(items.map((flow) => [flow.title.toLowerCase(), flow.due]));
  expect([...due.keys()]).toEqual(['finish the deck', 'call mum', 'buy milk']);
  expect(due.get('finish the deck')).toEqual({ kind: 'day', day: nextFriday(today) });
  expect(due.get('call mum')).toEqual({ kind: 'instant', at: viennaInstant(dayInVienna(1), '18:00'), zone: 'Europe/Vienna' });
  expect(due.get('buy milk')).toBeNull();

  // One sentence was one act: one undo takes all three back.
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('Control+z');
  await until(
    () => call<{ items: Flow[] }>(app, 'GET', `/flows?contextId=${work.id}`),
    ({ items: left }) => left.length === 0,
  );
});

it('reads a chip that was clicked away as plain words', async () => {
  const home = await makeContext(app, { name: 'Home' });
  const page = await app.open(`/c/${home.id}`);
  await captureLine(page).fill('Watch The Friday Show on friday !high');
  const chip = page.getByRole('button', { name: /Read “on friday” as plain words/ });
  await chip.click();
  await chip.waitFor({ state: 'detached' });
  await captureLine(page).press('Enter');
  const { items } = await until(
    () => call<{ items: Flow[] }>(app, 'GET', `/flows?contextId=${home.id}`),
    (answer) => answer.items.length === 1,
  );
  expect(items[0]).toMatchObject({ title: 'Watch The Friday Show on friday', due: null, priority: 'high' });
});

it('files what is for another context there, and says so', async () => {
  const study = await makeContext(app, { name: 'Study' });
  const garden = await makeContext(app, { name: 'Garden Club', icon: '🌱', hue: 140 });
  const page = await app.open(`/c/${study.id}`);
  await captureLine(page).fill('Water the beds @garden club');
  await page.getByText('in Garden Club').first().waitFor();
  await captureLine(page).press('Enter');
  await page
    .getByText(/Garden Club/)
    .last()
    .waitFor();
  const { items } = await until(
    () => call<{ items: Flow[] }>(app, 'GET', `/flows?contextId=${garden.id}`),
    (answer) => answer.items.length === 1,
  );
  expect(items[0]?.title).toBe('Water the beds');
  expect(new URL(page.url()).pathname).toBe(`/c/${study.id}`);
});

function dayInVienna(daysAhead: number): string {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Vienna' }).format(Date.now());
  return new Date(Date.parse(`${today}T00:00:00Z`) + daysAhead * 86_400_000).toISOString().slice(0, 10);
}

/** The next Friday to come; on a Friday the one in a week. */
function nextFriday(today: string): string {
  const at = Date.parse(`${today}T00:00:00Z`);
  const ahead = (5 - new Date(at).getUTCDay() + 7) % 7 || 7;
  return new Date(at + ahead * 86_400_000).toISOString().slice(0, 10);
}

function viennaInstant(day: string, time: string): string {
  // Vienna is one or two hours ahead of UTC, whichever shows the wanted wall clock.
  const shown = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Vienna', hour: '2-digit', minute: '2-digit' });
  for (const offset of [1, 2]) {
    const at = Date.parse(`${day}T${time}:00Z`) - offset * 3_600_000;
    if (shown.format(at) === time) return new Date(at).toISOString().replace('.000', '');
  }
  throw new Error(`${day} ${time} does not exist in Vienna`);
}
