import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { list, makeContext, makeFlows, storedTitles, until } from './support/room.ts';

const app = useApp();

/** What a person can do in a room with a flow in it, in the words of the screen. */
const actions = [
  'Add a flow',
  'Complete',
  'Edit',
  'Due day',
  'Priority',
  'Park',
  'Move to a context',
  'Move up',
  'Move down',
  'Duplicate',
  'Archive',
  'Move to the trash',
  'Select',
  'Select all open flows',
  'Split into steps',
  'Show the rest',
  'Show or hide what is parked',
  'Show or hide what is archived',
  'New context',
  'Edit Work',
  'Archive Work',
  'Delete Work…',
  'Undo',
  'Redo',
  'History',
  'Trash',
  'Preferences',
  'Keys',
  'Search',
  'Add sample data',
];

it('offers every action, finds it by its words, and runs it', async () => {
  const work = await makeContext(app, { name: 'Work' });
  await makeContext(app, { name: 'Personal', icon: '🏠', hue: 58 });
  await makeFlows(app, work.id, ['One', 'Two', 'Three', 'Four', 'Five', 'Six']);
  const page = await app.open(`/c/${work.id}`);
  await list(page, /^Now/).waitFor();
  await page.keyboard.press('j');
  const missing: string[] = [];
  for (const action of actions) {
    await page.keyboard.press('Control+k');
    const field = page.getByRole('dialog').getByRole('combobox');
    await field.fill(action);
    const isOffered = await page
      .getByRole('option', { name: new RegExp(`^${escaped(action)}`) })
      .first()
      .waitFor({ timeout: 3_000 })
      .then(
        () => true,
        () => false,
      );
    if (!isOffered) missing.push(action);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect(missing).toEqual([]);

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Complete');
  await page
    .getByRole('option', { name: /^Complete/ })
    .first()
    .click();
  await until(
    () => storedTitles(app, work.id, 'done'),
    (stored) => stored.join() === 'One',
  );
});

it('finds a flow of another context and goes there', async () => {
  const garden = await makeContext(app, { name: 'Garden', icon: '🌱', hue: 140 });
  await makeFlows(app, garden.id, ['Prune the Ébène roses']);
  const page = await app.open('/history');
  await page.keyboard.press('/');
  await page.getByRole('dialog').getByRole('combobox').fill('ebene ros');
  await page.getByRole('option', { name: /Prune the Ébène roses/ }).click();
  await page.waitForURL(`**/c/${garden.id}**`);
  await page.locator('[data-flow-title]', { hasText: 'Prune' }).waitFor();
});

it('lists every action with a key on the sheet, and shows no key twice for two things', async () => {
  const study = await makeContext(app, { name: 'Study' });
  await makeFlows(app, study.id, ['Only one']);
  const page = await app.open(`/c/${study.id}`);
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog');
  for (const words of ['Add a flow', 'Complete', 'Next flow', 'Move down', 'New context', 'Undo', 'History'])
    await sheet.getByText(words, { exact: true }).first().waitFor();
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
});

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
