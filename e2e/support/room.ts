import type { ChangeResult, Context, Flow, FlowListState } from 'my_flow_contract';
import type { Locator, Page } from 'playwright-core';
import type { App } from './app.ts';

const zone = 'Europe/Vienna';

/** A person's MyFlow as it is set up before a test begins: made through the doors that the page uses. */
export async function call<Answer = ChangeResult>(app: App, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${app.url()}/api/v1${path}`, {
    method,
    headers: { origin: app.url(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  // The API's own tests hold its answers to the contract.
  return (await response.json()) as Answer;
}

/** Makes a context and answers it. The zone is that of the tests, whatever the machine's is. */
export async function makeContext(app: App, parts: { name: string; icon?: string; hue?: number }): Promise<Context> {
  await call(app, 'PATCH', '/preferences', { zone, locale: 'en-GB' });
  const { contexts } = await call(app, 'POST', '/contexts', { icon: '💼', hue: 250, ...parts });
  const [context] = contexts;
  if (context === undefined) throw new Error('The context was not made.');
  return context;
}

/** Makes flows that stand in the given order, the first on top. */
export async function makeFlows(app: App, contextId: string, titles: readonly string[]): Promise<Flow[]> {
  const made: Flow[] = [];
  for (const title of titles.toReversed()) {
    const { flows } = await call(app, 'POST', '/flows', { contextId, title });
    made.unshift(...flows);
  }
  return made;
}

/** The titles of a list as the server has them. */
export async function storedTitles(app: App, contextId: string, state: FlowListState = 'open'): Promise<string[]> {
  const { items } = await call<{ items: Flow[] }>(app, 'GET', `/flows?contextId=${contextId}&state=${state}`);
  return items.map(({ title }) => title);
}

/** The list under a heading such as `Now`. */
export function list(page: Page, heading: string | RegExp): Locator {
  return page.getByRole('list', { name: heading });
}

/** The titles that a list shows, from top to bottom. */
export function shownTitles(page: Page, heading: string | RegExp): Promise<string[]> {
  return list(page, heading).locator('[data-flow-title]').allTextContents();
}

/** The row of a flow. */
export function row(page: Page, title: string): Locator {
  return page.locator('[data-flow-row]').filter({ has: page.locator('[data-flow-title]', { hasText: title }) });
}

/** The capture line of the room. */
export function captureLine(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Add flows to/ });
}

/** Waits until what a function answers is as wanted, and fails with the last answer. */
export async function until<Answer>(read: () => Promise<Answer>, isWanted: (answer: Answer) => boolean, withinMs = 8_000): Promise<Answer> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await read();
    if (isWanted(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Not as wanted within ${withinMs} ms; the last was ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
