import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { captureLine, makeContext, makeFlows, row } from './support/room.ts';

const app = useApp();

describe('what the client passes on', () => {
  it('is only the routes of the contract', async () => {
    for (const [method, at] of [
      ['GET', '/health'],
      ['GET', '/api/v1/metrics'],
      ['GET', '/api/v1/openapi.json/../flows'],
      ['PUT', '/api/v1/flows'],
      ['GET', '/api/v1/flows/a/b/c'],
      ['GET', '/api/v1/%2e%2e/livez'],
    ] as const) {
      const response = await ask(method, at, { origin: app.url() });
      expect([method, at, response.status < 400]).toEqual([method, at, false]);
    }
  });

  it('is no write from another site, whatever it pretends', async () => {
    const body = JSON.stringify({ name: 'Intruder', icon: '👻', hue: 1 });
    for (const headers of [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'http://127.0.0.1:1' },
    ] as Record<string, string>[]) {
      const response = await ask('POST', '/api/v1/contexts', { ...headers, 'content-type': 'application/json' }, body);
      expect(response.status).toBe(403);
    }
    expect((await ask('GET', '/api/v1/contexts', {})).text).not.toContain('Intruder');
  });

  it('is nothing under a foreign host name, so that a name made to point here reads nothing', async () => {
    expect((await ask('GET', '/api/v1/contexts', { host: 'evil.example' })).status).toBe(421);
    expect((await ask('GET', '/', { host: 'evil.example:3000' })).status).toBe(421);
  });

  it('is no body past its bound', async () => {
    const response = await ask(
      'POST',
      '/api/v1/capture/parse',
      { origin: app.url(), 'content-type': 'application/json' },
      JSON.stringify({ text: 'x'.repeat(300_000) }),
    );
    expect(response.status).toBe(413);
  });
});

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
  const { headers } = await ask('GET', '/welcome', {});
  expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['x-powered-by']).toBeUndefined();
});

type Reply = { status: number; text: string; headers: Record<string, string | string[] | undefined> };

/** A request with exactly these headers: what fetch would add or forbid is what is tried here. */
function ask(method: string, at: string, headers: Record<string, string>, body?: string): Promise<Reply> {
  const { hostname, port } = new URL(app.url());
  return new Promise((resolve, reject) => {
    const call = request(
      {
        hostname,
        port,
        method,
        path: at,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }) },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), headers: response.headers }),
        );
        response.on('error', reject);
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
