import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { freePort } from '../scripts/lib/ports.mjs';
import { longestWaitMs, readCoreWaits } from './support/core-waits.ts';
import { heldInDevelopment } from './support/held-to.ts';
import { services } from './support/production.ts';
import { readConfinement } from './support/read-confinement.ts';
import { report } from './support/report.ts';
import { docker } from './support/run-program.ts';
import { createStack, type Stack } from './support/stack.ts';
import { launchBrowser, walkIn } from './support/walk.ts';

const rounds = 5;
/** For each save, without what a thread of the service waited for a core that another program had. */
const reloadMsMax = 3_000;
/** How long after a page has been opened somebody saves for the first time, at the soonest. */
const listeningMs = 3_000;

let stack: Stack;
let browser: Browser;
let folder: string;
let url: string;
let apiUrl: string;
let page: Page;

beforeAll(async () => {
  folder = inject('clone');
  const [port, apiPort] = [await freePort(), await freePort()];
  // With nothing set: a .env that lies there is not read.
  const env = { MYFLOW_PORT: String(port), MYFLOW_API_PORT: String(apiPort), COMPOSE_DISABLE_ENV_FILE: '1' };
  stack = createStack({ folder, file: 'docker-compose.yml', project: `myflow-${inject('tag')}-dev`, env });
  [url, apiUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${apiPort}`];
  browser = await launchBrowser();
  await stack.down();
  const beganMs = performance.now();
  await stack.compose(['build', '--quiet'], 600_000);
  const builtMs = performance.now();
  await stack.up();
  report('Development stack from nothing, with whatever layers were kept', [
    ['', 'seconds'],
    ['build of its images', ((builtMs - beganMs) / 1000).toFixed(1)],
    ['docker compose up --wait', ((performance.now() - builtMs) / 1000).toFixed(1)],
  ]);
});

afterAll(async () => {
  await browser?.close();
  await stack?.down();
});

it('opens a MyFlow in which a newcomer captures a flow, with nothing set', async () => {
  page = await walkIn(browser, url, null, 'Call the dentist tomorrow at 10');
});

it('tells that everything is connected', async () => {
  const answer = await fetch(`${apiUrl}/health`);
  expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok', db: 'connected', cache: 'connected' }]);
  expect(await stack.compose(['exec', '--no-TTY', 'redis', 'redis-cli', 'ping'])).toBe('PONG');
});

it.each(['client', 'api'])('runs the %s as nobody’s root, with its tools, and nothing but this machine reaches it', async (service) => {
  expect(await stack.evaluate(service, 'console.log(process.getuid())')).toBe('1000');
  expect(await stack.compose(['exec', '--no-TTY', service, 'biome', '--version'])).toMatch(/^Version: /);
  const [state] = await stack.states(service);
  for (const line of (await docker(['port', state?.id ?? ''])).split('\n')) expect(line).toMatch(/-> 127\.0\.0\.1:\d+$/);
});

it.each(services)('holds the %s as in production, but for what development needs', async (service) => {
  const [state] = await stack.states(service);
  expect(await readConfinement(state?.id ?? '')).toEqual(heldInDevelopment[service]);
});

describe('what is saved is seen', () => {
  it('in the API', async () => {
    const file = path.join(folder, 'my_flow_api/src/http/base-headers.ts');
    const before = readFileSync(file, 'utf8');
    onTestFinished(() => writeFileSync(file, before));
    const seen = async (round: number) => (await fetch(`${apiUrl}/livez`).catch(() => null))?.headers.get('x-saved') === String(round);
    const times = await timesOf('api', async (round) => {
      const text = before.replace("reply.header('cache-control'", `reply.header('x-saved', '${round}');\n  reply.header('cache-control'`);
      save(file, text, round);
      return () => seen(round);
    });
    tell('the API', times);
  });

  it('in the client', async () => {
    const file = path.join(folder, 'my_flow_client/src/features/room/room-header.tsx');
    const before = readFileSync(file, 'utf8');
    onTestFinished(() => writeFileSync(file, before));
    // On the page that stays open, which was gone to by a link. Turbopack takes what is saved in the moment in which a page begins to listen for what was there before.
    await new Promise((resolve) => setTimeout(resolve, listeningMs));
    const times = await timesOf('client', async (round) => {
      save(file, before.replace('<h1', `<h1 data-saved="${round}"`), round);
      return () => page.evaluate((wanted) => document.querySelector('h1')?.dataset['saved'] === wanted, String(round));
    });
    tell('a React component', times);
  });
});

/** Editors do either: write into the file, or put a new one in its place. */
function save(file: string, text: string, round: number): void {
  const written = round % 2 === 0 ? `${file}~` : file;
  writeFileSync(written, text);
  renameSync(written, file);
}

type Seen = { readonly ms: number; readonly waitedMs: number };

function isInTime({ ms, waitedMs }: Seen): boolean {
  return ms - waitedMs < reloadMsMax;
}

/** Saves some times, and measures how long each takes until it is seen, and how much of that is waiting for a core. */
async function timesOf(service: string, saved: (round: number) => Promise<() => Promise<boolean>>): Promise<Seen[]> {
  const [{ id } = { id: '' }] = await stack.states(service);
  const times: Seen[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const before = await readCoreWaits(id);
    const savedMs = performance.now();
    const isSeen = await saved(round);
    while (!(await isSeen())) {
      if (performance.now() - savedMs > 30_000) throw new Error(`what was saved was not seen within 30 s in round ${round}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const ms = performance.now() - savedMs;
    times.push({ ms, waitedMs: Math.min(ms, longestWaitMs(before, await readCoreWaits(id))) });
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return times;
}

function tell(what: string, times: readonly Seen[]): void {
  const rows = times.map(({ ms, waitedMs }, index) => [`${index + 1}`, (ms / 1000).toFixed(2), (waitedMs / 1000).toFixed(2)]);
  report(`Saving ${what} until it is seen, development stack`, [['', 'seconds', 'of them waiting for a core'], ...rows]);
  expect(times.filter((time) => !isInTime(time))).toEqual([]);
}
