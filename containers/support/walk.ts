import type { Browser, Page } from 'playwright-core';
import { untilTakenOver } from '../../e2e/support/app.ts';
import { launchBrowser } from '../../e2e/support/browser.ts';

/** A newcomer in a browser: signs in where a password is asked for, chooses the first rooms, and captures a flow. Gives the page, in the room. */
export async function walkIn(browser: Browser, url: string, password: string | null, text: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Vienna' });
  // A stack that has just come up compiles, in development, what is opened for the first time.
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  if (password !== null) {
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await page.waitForURL('**/welcome');
  await untilTakenOver(page);
  await page.getByLabel('Another role').fill('Choir');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Choir/, pressed: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/c/ctx_*');
  await untilTakenOver(page);
  await page.locator('#capture-text:focus').waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByRole('listitem').filter({ hasText: 'Call the dentist' }).waitFor();
  return page;
}

export { launchBrowser };
