import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { captureLine, makeContext, makeFlows, row } from './support/room.ts';

const app = useApp();

it('lets nothing secret reach the browser: no token, no secret, no address of the API', async () => {
  const work = await makeContext(app, { name: 'Work' });
  await makeFlows(app, work.id, ['Look at everything']);
  const secret = readFileSync(path.join(app.dataFolder(), 'secret'), 'utf8').trim();
  const apiPort = new URL(app.pair().apiUrl).port;
  const page = await app.open('about:blank');
  const seen: string[] = [];
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    seen.push(JSON.stringify(response.headers()));
    if (/json|html|script|css|component/.test(type) && !response.url().includes('/live')) {
      void response.text().then(
        (text) => seen.push(text),
        () => undefined,
      );
    }
  });
  for (const at of [`/c/${work.id}`, '/history', '/trash', '/preferences', '/welcome'])
    await page.goto(new URL(at, app.url()).href, { waitUntil: 'load' });
  await page.goto(new URL(`/c/${work.id}`, app.url()).href);
  await captureLine(page).fill('and write something tomorrow');
  await captureLine(page).press('Enter');
  await row(page, 'write something').waitFor();
  await page.waitForTimeout(500);
  const everything = seen.join('\n');
  expect(everything.length).toBeGreaterThan(100_000);
  expect(everything).toContain('Look at everything');
  expect(everything).not.toContain(secret);
  expect(everything).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/);
  expect(everything).not.toMatch(/bearer [\w-]/i);
  expect(everything).not.toContain(`127.0.0.1:${apiPort}`);
});

it('sends every page with a policy that runs no foreign script', async () => {
  const { headers } = await fetch(`${app.url()}/welcome`);
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-powered-by')).toBeNull();
});
