import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { captureLine, list, makeContext, makeFlows, row, storedTitles, until } from './support/room.ts';

const app = useApp();
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

it('captures, completes, edits and switches with a thumb', async () => {
  const work = await makeContext(app, { name: 'Work' });
  const home = await makeContext(app, { name: 'Home', icon: '🏠', hue: 58 });
  await makeFlows(app, work.id, ['Answer the letter']);
  const page = await app.open(`/c/${work.id}`, phone);
  await captureLine(page).tap();
  await captureLine(page).fill('Pay the bill tomorrow');
  await captureLine(page).press('Enter');
  await row(page, 'Pay the bill').waitFor();

  await row(page, 'Answer the letter')
    .getByRole('button', { name: /^Complete/ })
    .tap();
  await until(
    () => storedTitles(app, work.id, 'done'),
    (stored) => stored.join() === 'Answer the letter',
  );

  await row(page, 'Pay the bill').locator('[data-flow-title]').tap();
  await page.getByRole('textbox', { name: 'Title' }).fill('Pay both bills');
  await page.getByRole('button', { name: 'Done', exact: true }).tap();
  await until(
    () => storedTitles(app, work.id),
    (stored) => stored.join() === 'Pay both bills',
  );

  await page
    .getByRole('button', { name: /^Home/ })
    .or(page.getByRole('link', { name: /^Home/ }))
    .first()
    .tap();
  await page.waitForURL(`**/c/${home.id}`);
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
});

it('has targets that a thumb can hit', async () => {
  const room = await makeContext(app, { name: 'Targets' });
  await makeFlows(app, room.id, ['One', 'Two']);
  const page = await app.open(`/c/${room.id}`, phone);
  await list(page, /^Now/).waitFor();
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, textarea, [role="button"]')]
      .filter((element) => element.offsetParent !== null && !element.closest('.sr-only') && !element.matches('.sr-only, [tabindex="-1"]'))
      .map((element) => ({ name: element.getAttribute('aria-label') ?? element.textContent ?? '', box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && (box.width < 24 || box.height < 24))
      .map(({ name, box }) => `${name}: ${Math.round(box.width)}x${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
});
