import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { makeContext, makeFlows, row, shownTitles, storedTitles, until } from './support/room.ts';

const app = useApp();

it('reorders by keys alone', async () => {
  const work = await makeContext(app, { name: 'Keys' });
  await makeFlows(app, work.id, ['One', 'Two', 'Three']);
  const page = await app.open(`/c/${work.id}`);
  await page.keyboard.press('j');
  await page.keyboard.press('Alt+ArrowDown');
  await until(
    () => storedTitles(app, work.id),
    (stored) => stored.join() === 'Two,One,Three',
  );
  await page.keyboard.press('Alt+ArrowDown');
  await until(
    () => storedTitles(app, work.id),
    (stored) => stored.join() === 'Two,Three,One',
  );
  await page.keyboard.press('Alt+ArrowUp');
  await until(
    () => storedTitles(app, work.id),
    (stored) => stored.join() === 'Two,One,Three',
  );
  expect(await shownTitles(page, /^Now/)).toEqual(['Two', 'One', 'Three']);
});

it('reorders with the mouse', async () => {
  const work = await makeContext(app, { name: 'Mouse' });
  await makeFlows(app, work.id, ['One', 'Two', 'Three']);
  const page = await app.open(`/c/${work.id}`);
  await row(page, 'One').hover();
  await drag(page, row(page, 'Three'), row(page, 'One'), 'upper');
  await until(
    () => storedTitles(app, work.id),
    (stored) => stored.join() === 'Three,One,Two',
  );
  expect(await shownTitles(page, /^Now/)).toEqual(['Three', 'One', 'Two']);
});

it('moves to another context by keys and with the mouse', async () => {
  const from = await makeContext(app, { name: 'From' });
  const to = await makeContext(app, { name: 'Towards', icon: '🏠', hue: 58 });
  await makeFlows(app, from.id, ['By keys', 'By mouse']);
  const page = await app.open(`/c/${from.id}`);
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: 'Move to' }).waitFor();
  await page.keyboard.press('t');
  await page.keyboard.press('Enter');
  await until(
    () => storedTitles(app, to.id),
    (stored) => stored.includes('By keys'),
  );
  await row(page, 'By keys').waitFor({ state: 'detached' });

  await row(page, 'By mouse').hover();
  await drag(page, row(page, 'By mouse'), page.locator(`[data-drop-context="${to.id}"]`).first(), 'middle');
  await until(
    () => storedTitles(app, to.id),
    (stored) => stored.includes('By mouse'),
  );
  await row(page, 'By mouse').waitFor({ state: 'detached' });
});

/** A drag as a hand does it: press, a little way, over the target, let go. */
async function drag(page: Page, from: Locator, to: Locator, part: 'upper' | 'middle'): Promise<void> {
  // The code that drags is fetched when a mouse first comes near.
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || end === null) throw new Error('nothing to drag');
  await page.mouse.move(start.x + start.width * 0.6, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width * 0.6 + 8, start.y + start.height / 2 + 8, { steps: 4 });
  await page.mouse.move(end.x + end.width * 0.4, end.y + end.height * (part === 'upper' ? 0.2 : 0.5), { steps: 12 });
  await page.mouse.up();
}
