import type { APIResponse, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type IssuerOptions, startIssuer, type TestIssuer } from '../../my_flow_api/src/testing/issuer/start-issuer.ts';
import type { Env } from './app.ts';

/** A real issuer for one file of tests. Call it before `useApp`, which gets `env`. */
export function useIssuer(options: IssuerOptions = {}): { issuer: () => TestIssuer; env: (url: string) => Promise<Env> } {
  let running: TestIssuer | null = null;
  beforeAll(async () => {
    running = await startIssuer(options);
  });
  afterAll(() => running?.stop());
  const issuer = () => {
    if (running === null) throw new Error('The issuer runs only inside of tests; ask for it there.');
    return running;
  };
  return {
    issuer,
    async env(url) {
      const { endpoint, client, resource } = issuer();
      issuer().allow(url);
      return {
        MYFLOW_PUBLIC_URL: url,
        LOGTO_ENDPOINT: endpoint,
        LOGTO_APP_ID: client.id,
        LOGTO_APP_SECRET: client.secret,
        LOGTO_COOKIE_SECRET: 'a secret of the cookies, of more than thirty-two characters',
        LOGTO_RESOURCE: resource,
      };
    },
  };
}

/** From the sign-in page through the issuer and back; `name` is the person, and is not asked for where the issuer knows the browser. */
export async function signInAs(page: Page, name: string | null): Promise<void> {
  const home = new URL(page.url()).host;
  await page.getByRole('link', { name: /^(Continue to|Try again)/ }).click();
  if (name !== null) await answerIssuer(page, name);
  await page.waitForURL(({ host, pathname }) => host === home && !pathname.startsWith('/sign-in'));
}

/** Gives the issuer's page a name. */
export async function answerIssuer(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Signs out from the palette, here and at the issuer, until the sign-in page is there. */
export async function signOut(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('sign out');
  await page.getByRole('option', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.waitForURL('**/sign-in');
}

/** The address at which a sign-in of this browser would end, without going there: the issuer has given its code. */
export async function endingOf(page: Page, startUrl: string, name: string): Promise<string> {
  const home = new URL(startUrl).origin;
  let url = startUrl;
  let form: Record<string, string> | null = null;
  for (let steps = 0; steps < 10; steps += 1) {
    const answer: APIResponse = await page.request.fetch(url, { maxRedirects: 0, ...(form === null ? {} : { method: 'POST', form }) });
    const location: string | undefined = answer.headers()['location'];
    form = location === undefined ? { name } : null;
    url = new URL(location ?? url, url).href;
    if (url.startsWith(`${home}/callback`)) return url;
  }
  throw new Error(`The sign-in did not end; it stopped at ${url}.`);
}

type Answer = { readonly status: number; readonly body: string };

/** A request as a script of the page would send it. */
export function callFrom(page: Page, method: string, path: string, body?: unknown): Promise<Answer> {
  return page.evaluate(
    async ({ method: verb, path: at, text }) => {
      const headers = text === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await fetch(`/api/v1${at}`, { method: verb, headers, ...(text === undefined ? {} : { body: text }) });
      return { status: answer.status, body: await answer.text() };
    },
    { method, path, text: body === undefined ? undefined : JSON.stringify(body) },
  );
}

/** Makes a context for the person of a page, and answers its id. */
export async function makeContextFrom(page: Page, name: string): Promise<string> {
  await callFrom(page, 'PATCH', '/preferences', { zone: 'Europe/Vienna', locale: 'en-GB' });
  const { status, body } = await callFrom(page, 'POST', '/contexts', { name, icon: '💼', hue: 250 });
  const id = /"id":"(ctx_\w+)"/.exec(body)?.[1];
  if (status !== 201 || id === undefined) throw new Error(`The context was not made: ${status} ${body}`);
  return id;
}
