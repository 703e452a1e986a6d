import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { list, makeContext, makeFlows, row, shownTitles, storedTitles, until } from './support/room.ts';

const app = useApp();

it('completes, opens again, and undoes ten deep by keys', async () => {
  const work = await makeContext(app, { name: 'Work' });
  const titles = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'];
  await makeFlows(app, work.id, titles);
  const page = await app.open(`/c/${work.id}`);
  await page.keyboard.press('j');
  const expected: string[][] = [titles];
  for (const _ of titles) {
    await page.keyboard.press('d');
    expected.push((expected.at(-1) ?? []).slice(1));
    await until(
      () => shownTitles(page, /^Now/).catch(() => []),
      (shown) => shown.length === (expected.at(-1) ?? []).length,
    );
  }
  await until(
    () => storedTitles(app, work.id, 'done'),
    (stored) => stored.length === 5,
  );
  await list(page, /^Done today/)
    .getByText('Charlie')
    .waitFor();

  // Open all five again from the row's ring: ten acts in all.
  for (const title of titles) {
    await row(page, title)
      .getByRole('button', { name: new RegExp(`^Open ${title} again`) })
      .click();
    await list(page, /^Now/).getByText(title).waitFor();
  }
  await until(
    () => storedTitles(app, work.id),
    (stored) => stored.length === 5,
  );

  for (let undone = 1; undone <= 10; undone += 1) {
    await page.keyboard.press('Control+z');
    const doneWanted = undone <= 5 ? undone : 10 - undone;
    await until(
      () => storedTitles(app, work.id, 'done'),
      (stored) => stored.length === doneWanted,
    );
  }
  await until(
    () => shownTitles(page, /^Now/),
    (shown) => shown.length === 5,
  );
  expect(await storedTitles(app, work.id)).toEqual(titles);

  await page.keyboard.press('Control+Shift+z');
  await until(
    () => storedTitles(app, work.id, 'done'),
    (stored) => stored.join() === 'Alpha',
  );
});

it('takes a change back from the toast', async () => {
  const rest = await makeContext(app, { name: 'Rest' });
  await makeFlows(app, rest.id, ['Read a book']);
  const page = await app.open(`/c/${rest.id}`);
  await row(page, 'Read a book')
    .getByRole('button', { name: /^Complete Read a book/ })
    .click();
  await page.getByText('Done: Read a book').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await list(page, /^Now/).getByText('Read a book').waitFor();
  await until(
    () => storedTitles(app, rest.id),
    (stored) => stored.length === 1,
  );
});
