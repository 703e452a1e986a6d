import type { BrowserContext, Page, Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { captureLine, makeContext, makeFlows, row } from './support/room.ts';

const app = useApp();

const tabsMax = 8;
/** What anything may take while eight tabs are open on a busy machine; without a free connection it takes for ever. */
const quicklyMs = 4_000;

it('keeps eight tabs of one browser in step over one stream, which goes on when the tab that has it is closed', async () => {
  const { tabs, streams } = await openTabs('Eight');
  await expect.poll(() => streams.open()).toBe(1);
  const [first, last] = [tabs[0] as Page, tabs.at(-1) as Page];
  await captureIn(first, tabs, 'from the first');
  await captureIn(last, tabs, 'from the last');

  const holder = streams.holder();
  const others = tabs.filter((tab) => tab !== holder);
  await holder.close();
  await captureIn(others[0] as Page, others, 'after one was closed');
  await captureIn(others.at(-1) as Page, others, 'by another tab');
  await expect.poll(() => streams.open()).toBe(1);
});

it('lets another tab have the stream while its page lies in the cache of the browser, and catches up on the way back', async () => {
  const { contextId, tabs, streams } = await openTabs('Cached', 3);
  const holder = streams.holder();
  const others = tabs.filter((tab) => tab !== holder);
  await holder.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await captureIn(others[0] as Page, others, 'while one was away');
  expect(streams.holder()).not.toBe(holder);
  expect(await row(holder, 'while one was away').count()).toBe(0);
  await holder.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await row(holder, 'while one was away').waitFor({ timeout: quicklyMs });
  await makeFlows(app, contextId, ['after it was back']);
  for (const tab of tabs) await row(tab, 'after it was back').waitFor({ timeout: quicklyMs });
  await expect.poll(() => streams.open()).toBe(1);
});

it('gives the stream to a tab that is seen, since the timers of one that is not are slow', async () => {
  const { contextId, tabs, streams } = await openTabs('Seen', 3);
  const holder = streams.holder();
  await hide(holder, true);
  await expect.poll(() => streams.holder() === holder).toBe(false);
  await makeFlows(app, contextId, ['seen elsewhere']);
  for (const tab of tabs) await row(tab, 'seen elsewhere').waitFor({ timeout: quicklyMs });
  await hide(holder, false);
  await expect.poll(() => streams.holder() === holder).toBe(true);
  await expect.poll(() => streams.open()).toBe(1);
});

it('has a tab that has missed something take the stream, and apply nothing out of order', async () => {
  const { contextId, tabs, streams } = await openTabs('Missed', 3);
  const holder = streams.holder();
  await holder.evaluate(async () => {
    const { held = [] } = await navigator.locks.query();
    const { name = '' } = held.find((lock) => lock.name?.startsWith('myflow:live:')) ?? {};
    const channel = new BroadcastChannel(name);
    channel.postMessage({ kind: 'act', seq: 1_000_002, afterSeq: 1_000_001, data: 'never read' });
    setTimeout(() => channel.close(), 1_000);
  });
  await expect.poll(() => streams.holder() === holder).toBe(false);
  await makeFlows(app, contextId, ['in order']);
  for (const tab of tabs) await row(tab, 'in order').waitFor({ timeout: quicklyMs });
  await expect.poll(() => streams.open()).toBe(1);
});

it('follows only while it is seen where the browser has no locks, as over plain http on a home network', async () => {
  const { id } = await makeContext(app, { name: 'Plain' });
  const page = await app.open('about:blank');
  const streams = watchStreams(page.context());
  await page.addInitScript(() => {
    // @ts-expect-error -- that it is there always is what this takes away
    delete Navigator.prototype.locks;
  });
  await page.goto(`/c/${id}`);
  await expect.poll(() => streams.open()).toBe(1);
  await hide(page, true);
  await expect.poll(() => streams.open()).toBe(0);
  await makeFlows(app, id, ['came while it was hidden']);
  await hide(page, false);
  await row(page, 'came while it was hidden').waitFor({ timeout: quicklyMs });
});

async function openTabs(name: string, count = tabsMax): Promise<{ contextId: string; tabs: Page[]; streams: Streams }> {
  const { id } = await makeContext(app, { name });
  const tabs = [await app.open('about:blank')];
  const [first] = tabs as [Page];
  const streams = watchStreams(first.context());
  await first.goto(`/c/${id}`);
  while (tabs.length < count) {
    tabs.push(await app.open(`/c/${id}`, { inContextOf: first }));
    expect(await askingMs(first)).toBeLessThan(quicklyMs);
  }
  return { contextId: id, tabs, streams };
}

/** Adds a flow in one tab; all show it, and what any of them asks for is answered. */
async function captureIn(tab: Page, tabs: readonly Page[], text: string): Promise<void> {
  await captureLine(tab).fill(text);
  await captureLine(tab).press('Enter');
  await Promise.all(tabs.map((other) => row(other, text).waitFor({ timeout: quicklyMs })));
  for (const other of tabs) expect(await askingMs(other)).toBeLessThan(quicklyMs);
}

/** How long a tab waits for an answer. */
function askingMs(page: Page): Promise<number> {
  return page.evaluate(async (limitMs) => {
    const beganMs = performance.now();
    await fetch('/api/v1/preferences', { signal: AbortSignal.timeout(limitMs) }).then((answer) => answer.text());
    return performance.now() - beganMs;
  }, 2 * quicklyMs);
}

type Streams = { open(): number; holder(): Page };

/** Which streams a browser has open, and which tab opened the newest. */
function watchStreams(context: BrowserContext): Streams {
  const open = new Set<Request>();
  let holder: Page | undefined;
  context.on('request', (request) => {
    if (!request.url().includes('/api/v1/live')) return;
    open.add(request);
    holder = request.frame().page();
  });
  const ended = (request: Request) => void open.delete(request);
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);
  context.on('page', (page) =>
    page.on('close', () => {
      for (const request of open) if (request.frame().page() === page) open.delete(request);
    }),
  );
  return {
    open: () => open.size,
    holder: () => {
      if (holder === undefined) throw new Error('No stream was opened.');
      return holder;
    },
  };
}

/** Tells a page that it is hidden, or seen again, as a browser does with tabs. */
function hide(page: Page, isHidden: boolean): Promise<void> {
  return page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (hidden ? 'hidden' : 'visible') });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}
