import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { call, list, makeContext, row } from './support/room.ts';

const app = useApp();
let roomId = '';

beforeAll(async () => {
  const work = await makeContext(app, { name: 'Work' });
  await makeContext(app, { name: 'Home', icon: '🏠', hue: 58 });
  roomId = work.id;
  for (const half of [0, 1]) {
    const text = Array.from({ length: 100 }, (_, index) => `Flow number ${half * 100 + index + 1}`).join('\n');
    await call(app, 'POST', '/capture', { contextId: work.id, text });
  }
});

const keys = [
  { key: 't', title: 'Due' },
  { key: 'm', title: 'Move to' },
  { key: '!', title: 'Priority' },
  { key: 'p', title: 'Park until' },
];

it.each(keys)('brings the row into sight before $title opens over it', async ({ key, title }) => {
  const page = await app.open(`/c/${roomId}`, { viewport: { width: 1440, height: 900 } });
  await list(page, 'Now').waitFor();
  await page.keyboard.press('o');
  await page.keyboard.press('j');
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 1_800);
  await page.waitForTimeout(300);
  await page.keyboard.press(key);
  await expectInSight(page, title);
});

it.each([0, 2, 4, 5])('keeps the choices of a day inside of a small phone, from row %i', async (place) => {
  const page = await app.open(`/c/${roomId}`, { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
  await list(page, 'Now').waitFor();
  await page.getByRole('button', { name: /^The rest/ }).click();
  const title = (await page.locator('[data-flow-title]').nth(place).textContent()) ?? '';
  await row(page, title)
    .first()
    .getByRole('button', { name: /^What to do/ })
    .click();
  await page.getByRole('menuitem', { name: 'Due day' }).click();
  await expectInSight(page, 'Due');
});

async function expectInSight(page: Page, title: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.waitFor();
  const size = page.viewportSize();
  await expect
    .poll(async () => {
      const box = await dialog.boundingBox();
      if (box === null || size === null) return 'no box';
      const isInside = box.y >= 0 && box.x >= 0 && box.y + box.height <= size.height && box.x + box.width <= size.width;
      return isInside ? 'in sight' : JSON.stringify(box);
    })
    .toBe('in sight');
}
