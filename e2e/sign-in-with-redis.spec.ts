import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithRedis } from '../packages/my_flow_cache/src/testing/describe-with-redis.ts';
import { freePort } from '../scripts/lib/ports.mjs';
import { type Pair, startPair } from '../scripts/lib/services.mjs';
import { untilTakenOver } from './support/app.ts';
import { launchBrowser } from './support/browser.ts';
import { makeContextFrom, signInAs, useIssuer } from './support/issuer.ts';
import { captureLine, row, until } from './support/room.ts';

const { env } = useIssuer();

await describeWithRedis('sessions in Redis', (redis) => {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'myflow-e2e-'));
  let start: () => Promise<Pair>;
  let pair: Pair;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
    const [port, apiPort] = [await freePort(), await freePort()];
    const addresses = { host: '127.0.0.1', port, apiPort, url: `http://127.0.0.1:${port}` };
    const given = { ...(await env(addresses.url)), REDIS_URL: redis.url, MYFLOW_RATE_LIMIT_PER_MINUTE: '1000000' };
    start = () => startPair({ addresses, dataFolder, mode: 'production', env: given });
    pair = await start();
  });
  afterAll(async () => {
    await browser.close();
    await pair.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  async function open(at = '/'): Promise<Page> {
    const page = await (await browser.newContext({ baseURL: pair.url })).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(at);
    return page;
  }

  async function roomOf(name: string): Promise<Page> {
    const page = await open();
    await signInAs(page, name);
    await page.goto(`/c/${await makeContextFrom(page, 'Work')}`);
    await untilTakenOver(page);
    return page;
  }

  async function capture(page: Page, text: string): Promise<void> {
    await captureLine(page).fill(text);
    await captureLine(page).press('Enter');
    await row(page, text).waitFor();
  }

  it('keeps people signed in over a restart and through an outage, tells nothing to whoever reads there, and needs no restart afterwards', async () => {
    const [ada, bob] = [await roomOf('ada'), await roomOf('bob')];
    const kept = await everythingIn(redis);
    expect(kept).toMatch(/myflow:client:session:/);
    expect(kept).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}|"(?:sub|ada|bob)"/);
    for (const { value } of await ada.context().cookies(pair.url)) expect(kept).not.toContain(value);

    await bob.goto('about:blank');
    await pair.stop();
    pair = await start();
    await ada.reload();
    await untilTakenOver(ada);
    await capture(ada, 'After a restart');

    await redis.kill();
    await ada.reload();
    await untilTakenOver(ada);
    await capture(ada, 'While Redis is gone');
    // This process has not seen Bob since it started, so it cannot tell who it is; nobody is signed out for that.
    await bob.goto(`${pair.url}/history`);
    await bob.getByText('Who you are cannot be checked right now').waitFor();
    await bob.goto(`${pair.url}/sign-in?returnTo=/history`);
    await bob.getByText('Who is signed in cannot be looked up right now.').waitFor();
    const carol = await roomOf('carol');

    await redis.startAgain();
    // Not where he is, which ends the same: `/sign-in?returnTo=/history`.
    await bob.waitForURL(({ pathname }) => pathname === '/history');
    for (const page of [ada, carol]) {
      await page.reload();
      await untilTakenOver(page);
      await capture(page, 'When Redis is back');
    }
    // What was made meanwhile is there for every replica, put back when it was read: this process may go.
    await until(
      () => everythingIn(redis),
      (texts) => new Set(texts.match(/myflow:client:session:[^"]+/g)).size >= 3,
      20_000,
    );
    await pair.stop();
    pair = await start();
    await carol.reload();
    await row(carol, 'When Redis is back').waitFor();
  }, 120_000);
});

async function everythingIn(redis: { command(name: string, ...words: string[]): Promise<unknown> }): Promise<string> {
  const names = await redis.command('keys', '*');
  if (!Array.isArray(names)) throw new Error('Redis told no keys.');
  const texts = await Promise.all(names.map((name) => redis.command('get', String(name)).catch(() => '')));
  return JSON.stringify([names, texts]);
}
