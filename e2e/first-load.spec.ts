import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { makeContext, makeFlows } from './support/room.ts';

const app = useApp();

const gzipBytesMax = 200_000;
/** The page counts as loaded when no script has come for this long. */
const quietMs = 500;

it.each([
  { page: 'the room', at: async () => `/c/${await madeRoom()}` },
  { page: 'the welcome', at: async () => '/welcome' },
])('$page loads no more JavaScript than it may', async ({ page: name, at }) => {
  const page = await app.open('about:blank');
  const scripts = await scriptsOf(page, await at());
  const total = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  const largest = scripts.toSorted((a, b) => b.gzipBytes - a.gzipBytes).slice(0, 8);
  const lines = largest.map(({ url, gzipBytes }) => `${kB(gzipBytes).padStart(9)}  ${new URL(url).pathname}`);
  console.log(`${name}: ${kB(total)} of JavaScript in ${scripts.length} files, gzip; the largest:\n${lines.join('\n')}`);
  expect(scripts.length).toBeGreaterThan(5);
  expect(total, lines.join('\n')).toBeLessThanOrEqual(gzipBytesMax);
});

async function madeRoom(): Promise<string> {
  const { id } = await makeContext(app, { name: 'Work' });
  await makeFlows(app, id, ['Write the brief', 'Sort the photos']);
  return id;
}

/** Every script that a page fetches by itself, until it has been quiet for a while; what is fetched ahead for later comes after that. */
async function scriptsOf(page: Page, at: string): Promise<{ url: string; gzipBytes: number }[]> {
  const urls = new Set<string>();
  let lastMs = performance.now();
  page.on('request', (request) => {
    if (request.resourceType() !== 'script') return;
    urls.add(request.url());
    lastMs = performance.now();
  });
  await page.goto(`${app.url()}${at}`, { waitUntil: 'load' });
  while (performance.now() - lastMs < quietMs) await page.waitForTimeout(50);
  return Promise.all(
    [...urls].map(async (url) => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
      return { url, gzipBytes: gzipSync(await response.arrayBuffer(), { level: 9 }).length };
    }),
  );
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
