import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';

const password = 'a long phrase for this test';
const app = useApp({ MYFLOW_PASSWORD: password });

it('asks for the password, takes the right one, and signs out', async () => {
  const page = await app.open('/');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('That is not the password. Try again.').waitFor();
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/welcome');

  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'myflow_session');
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  expect(await page.evaluate(() => document.cookie)).toBe('');

  await page.getByRole('button', { name: /^Start with/ }).click();
  await page.waitForURL('**/c/ctx_*');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('Sign out');
  await page.getByRole('option', { name: /^Sign out/ }).click();
  await page.waitForURL('**/sign-in');
  await page.goBack();
  await page.reload();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

it('answers nothing to those who are not signed in', async () => {
  for (const at of ['/api/v1/contexts', '/api/v1/flows', '/api/v1/live', '/api/v1/preferences']) {
    expect((await fetch(`${app.url()}${at}`)).status).toBe(401);
  }
  const forged = await fetch(`${app.url()}/api/v1/contexts`, {
    headers: { cookie: 'myflow_session=eyJhbGciOiJub25lIn0.eyJzdWIiOiJsb2NhbCJ9.' },
  });
  expect(forged.status).toBe(401);
});

it('works before any script has run', async () => {
  const page = await app.open('/sign-in', { javaScriptEnabled: false });
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
});
