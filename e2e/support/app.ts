import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, type TestContext } from 'vitest';
import { products } from '../../scripts/lib/build-products.mjs';
import { resultsFolder } from '../../scripts/lib/paths.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { lastWords } from '../../scripts/lib/service.mjs';
import { type Pair, startPair } from '../../scripts/lib/services.mjs';
import { launchBrowser } from './browser.ts';

/** What a page is opened with, beyond Playwright's own options. */
export type OpenOptions = BrowserContextOptions & {
  /** Opens the page in this context, as a second tab of the same browser profile. */
  readonly inContextOf?: Page;
};

/** A MyFlow of its own for one file of tests: fresh data, free ports, the production build, one browser. */
export type App = {
  /** The address of the client, without a slash at its end. */
  readonly url: () => string;
  /** Both services, to be stopped and looked at. */
  readonly pair: () => Pair;
  /** The folder with the data of this MyFlow. */
  readonly dataFolder: () => string;
  /** Opens a path in a new profile (or a tab of one) and waits until the page has loaded. It is closed after the test. */
  readonly open: (at?: string, options?: OpenOptions) => Promise<Page>;
};

/** What both services are started with, beyond what they need to find each other. */
export type Env = Record<string, string>;

/**
 * Gives a file of tests its MyFlow. Call it once at the top of the file. When a test fails, each page is pictured into test-results/screenshots and the
 * last lines of both services are printed; an error that a page did not catch fails the test in which it happened.
 */
export function useApp(env: Env | ((url: string) => Promise<Env>) = {}): App {
  const running: { pair?: Pair; browser?: Browser } = {};
  const contexts = new Set<BrowserContext>();
  const pageErrors: string[] = [];
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'myflow-e2e-'));

  beforeAll(async () => {
    running.browser = await launchBrowser();
    running.pair = await startFresh(dataFolder, env);
  });
  afterEach(async (test) => {
    if (test.task.result?.state === 'fail') await reportFailure(test, [...contexts], running.pair);
    await Promise.all([...contexts].map((context) => context.close()));
    contexts.clear();
    const errors = pageErrors.splice(0);
    if (errors.length > 0) throw new Error(`A page did not catch:\n${errors.join('\n')}`);
  });
  afterAll(async () => {
    await running.browser?.close();
    await running.pair?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  const pair = () => started(running.pair);
  return {
    pair,
    url: () => pair().url,
    dataFolder: () => dataFolder,
    async open(at = '/', { inContextOf, ...options } = {}) {
      const context = inContextOf?.context() ?? (await started(running.browser).newContext({ baseURL: pair().url, ...options }));
      contexts.add(context);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on('pageerror', (error) => pageErrors.push(error.stack ?? error.message));
      await page.goto(at);
      if (options.javaScriptEnabled !== false && at !== 'about:blank') await untilTakenOver(page);
      return page;
    },
  };
}

/** Waits for React: what the server has painted answers to no key and no click until it has been taken over. */
export async function untilTakenOver(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? document.body).some((key) => key.startsWith('__reactFiber')),
  );
  // Its effects, which offer the keys, run in the frame after.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

async function startFresh(dataFolder: string, env: Env | ((url: string) => Promise<Env>)): Promise<Pair> {
  for (const { entry } of Object.values(products)) if (!existsSync(entry)) throw new Error(`${entry} is missing; run npm run build first.`);
  const [port, apiPort] = [await freePort(), await freePort()];
  const host = '127.0.0.1';
  const addresses = { host, port, apiPort, url: `http://${host}:${port}` };
  // A test does in a minute what a person does in an hour.
  const quickEnv = { MYFLOW_RATE_LIMIT_PER_MINUTE: '1000000', ...(typeof env === 'function' ? await env(addresses.url) : env) };
  return startPair({ addresses, dataFolder, mode: 'production', env: quickEnv });
}

async function reportFailure({ task }: TestContext, contexts: readonly BrowserContext[], pair: Pair | undefined): Promise<void> {
  const folder = path.join(resultsFolder, 'screenshots');
  mkdirSync(folder, { recursive: true });
  const name = `${path.basename(task.file.name, '.spec.ts')} ${task.name}`.replace(/[^\w]+/g, '-').slice(0, 120);
  for (const [index, page] of contexts.flatMap((context) => context.pages()).entries()) {
    const file = path.join(folder, `${name}-${index + 1}.png`);
    // A crashed page cannot be pictured; the failure itself is what counts.
    await page.screenshot({ path: file, timeout: 5000 }).then(
      () => console.error(`${page.url()} is pictured in ${file}`),
      (error: unknown) => console.error(`${page.url()} could not be pictured: ${String(error)}`),
    );
  }
  for (const service of pair ? [pair.api, pair.client] : []) console.error(`${service.name}: ${lastWords(service)}`);
}

function started<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('MyFlow runs only inside of tests; ask for it there.');
  return thing;
}
