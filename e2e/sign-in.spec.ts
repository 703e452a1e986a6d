import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';

const password = 'correct horse battery staple';
const app = useApp({ MYFLOW_PASSWORD: password });

it('asks for the password, says when it is wrong, and lets in with the right one', async () => {
  const page = await app.open('/');
  await page.waitForURL('**/sign-in');
  await page.getByLabel('Password').fill('something else');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('That is not the password. Try again.').waitFor();
  expect(await page.getByLabel('Password').getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/welcome');
  await page.goto('/sign-in');
  await page.waitForURL('**/welcome');
});

it('works without any script', async () => {
  const page = await app.open('/sign-in', { javaScriptEnabled: false });
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/welcome');
  expect(await page.getByRole('heading', { name: 'One context at a time.' }).count()).toBe(1);
});

it('gives nothing to a browser without a session', async () => {
  const read = await fetch(`${app.url()}/api/v1/contexts`, { headers: { 'sec-fetch-site': 'same-origin' } });
  expect([read.status, ((await read.json()) as { code: string }).code]).toEqual([401, 'unauthenticated']);
  const forged = await fetch(`${app.url()}/api/v1/contexts`, { headers: { cookie: 'myflow_session=eyJhbGciOiJub25lIn0.e30.' } });
  expect(forged.status).toBe(401);
});

it('signs out from the palette, says when that was not confirmed, and is signed out for good', async () => {
  const page = await app.open('/sign-in');
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/welcome');
  await page.getByRole('button', { name: /^Start with 3 contexts/ }).click();
  await page.waitForURL('**/c/ctx_*');
  // The address changes before the room is there to hear a key.
  await page.getByRole('textbox', { name: /^Add flows to/ }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('sign out');
  await page.route('**/api/session', (route) => route.abort(), { times: 1 });
  await page.getByRole('option', { name: 'Sign out' }).click();
  await page.getByText('you may still be signed in here').waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('sign out');
  await page.getByRole('option', { name: 'Sign out' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto('/');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

it('makes who guesses wait', async () => {
  const tries = [];
  for (let count = 0; count < 12; count += 1) {
    const answer = await fetch(`${app.url()}/api/session`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: app.url(), 'content-type': 'application/x-www-form-urlencoded' },
      body: 'password=guess',
    });
    tries.push(answer.headers.get('location'));
  }
  expect(tries.at(-1)).toBe('/sign-in?problem=wait');
  const page = await app.open('/sign-in?problem=wait');
  expect(await page.getByText('Too many tries. Wait a minute, then try again.').count()).toBe(1);
});
