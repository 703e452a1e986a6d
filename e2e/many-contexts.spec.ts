import { beforeAll, expect, it } from 'vitest';
import { untilTakenOver, useApp } from './support/app.ts';
import { call, captureLine, makeContext } from './support/room.ts';

const app = useApp();
const ids: string[] = [];

beforeAll(async () => {
  for (let place = 1; place <= 18; place += 1) {
    const { id } = await makeContext(app, { name: `Context ${place}`, icon: '🌱', hue: place * 19 });
    ids.push(id);
  }
});

it('keeps the button for a new context in sight, and shows the open context in a rail that is longer than the screen', async () => {
  const page = await app.open(`/c/${ids[0]}`, { viewport: { width: 1440, height: 900 } });
  const rail = page.getByRole('navigation', { name: 'Contexts' });
  const button = await rail.getByRole('button', { name: 'New context' }).boundingBox();
  expect((button?.y ?? 900) + (button?.height ?? 0)).toBeLessThan(900);
  await page.goto(`/c/${ids.at(-1)}`);
  const bottomOfLast = async () => {
    const box = await rail.getByRole('link', { name: /^Context 18,/ }).boundingBox();
    return box === null ? 9_000 : box.y + box.height;
  };
  await expect.poll(bottomOfLast).toBeLessThanOrEqual(button?.y ?? 0);
  await untilTakenOver(page);
  await page.keyboard.press('1');
  await expect.poll(async () => (await rail.getByRole('link', { name: /^Context 1,/ }).boundingBox())?.y ?? -1).toBeGreaterThan(60);
});

it('tells of the key to the line only while the focus is elsewhere', async () => {
  const page = await app.open(`/c/${ids[0]}`);
  await page.getByText('Press C').or(page.getByText('to capture the first thing')).first().waitFor();
  await captureLine(page).focus();
  await page.getByText('Write the first thing into the line above.').waitFor();
  expect(await page.getByText('to capture the first thing').isVisible()).toBe(false);
});

it('finds an archived context by its name in the palette, brings it back and enters it', async () => {
  await call(app, 'POST', `/contexts/${ids[4]}/archive`, {});
  const page = await app.open(`/c/${ids[0]}`);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('context 5');
  await page.getByRole('option', { name: 'Restore Context 5' }).click();
  await page.getByRole('heading', { level: 1, name: 'Context 5' }).waitFor();
});
