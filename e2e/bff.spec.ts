import { request } from 'node:http';
import { beforeAll, expect, it } from 'vitest';
import { useApp } from './support/app.ts';

const app = useApp();
let contextId = '';

beforeAll(async () => {
  const made = await post('/contexts', { name: 'Work' });
  contextId = ((await made.json()) as { contexts: { id: string }[] }).contexts[0]?.id ?? '';
});

it('passes routes of the contract on, and nothing else', async () => {
  expect((await get('/api/v1/contexts')).status).toBe(200);
  for (const path of ['/api/v1/openapi.json', '/api/v1/health', '/api/v1/../livez', '/api/v1/secrets', '/api/v1/flows/..%2f..%2flivez']) {
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
  expect((await fetch(`${app.url()}/api/v1/contexts`, { method: 'PUT' })).status).toBe(405);
});

it('refuses a write from another site, and one that does not say where it comes from', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}, { 'sec-fetch-site': 'cross-site' }]) {
    const answer = await post('/contexts', { name: 'Planted' }, headers);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'forbidden_origin']);
  }
  expect(await (await get('/api/v1/contexts')).text()).not.toContain('Planted');
});

it('does not answer under a name that is not its own, except that it is well', async () => {
  const statusOf = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const { hostname, port } = new URL(app.url());
      const asked = request({ hostname, port, path, headers: { host: 'rebound.example' } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end();
    });
  for (const path of ['/', '/api/v1/contexts', '/api/session', '/api/healthy']) expect([path, await statusOf(path)]).toEqual([path, 421]);
  expect(await statusOf('/api/health')).toBe(200);
});

it('refuses a body beyond the bound', async () => {
  const answer = await post('/flows', { contextId, title: 'x', notes: 'x'.repeat(300_000) });
  expect(answer.status).toBe(413);
});

it('answers problems of the API as they are, with their codes and what is wrong where', async () => {
  const answer = await post('/flows', { contextId, title: '' });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ status: 400, code: 'invalid_request', issues: [{ path: 'body.title' }] });
});

it('carries idempotency keys through: a write that is repeated is done once', async () => {
  const headers = { origin: app.url(), 'idempotency-key': 'the-same' };
  const answers = await Promise.all([1, 2, 3].map(() => post('/flows', { contextId, title: 'once' }, headers)));
  const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { flows: { id: string }[] }).flows[0]?.id));
  expect(new Set(ids).size).toBe(1);
});

it('streams changes as they happen', async () => {
  const stop = new AbortController();
  const stream = await fetch(`${app.url()}/api/v1/live`, { headers: { 'sec-fetch-site': 'same-origin' }, signal: stop.signal });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const until = async (word: string) => {
    while (!heard.includes(word)) heard += (await reader?.read())?.value ?? '';
  };
  await until('event: ready');
  const beganMs = performance.now();
  await post('/flows', { contextId, title: 'heard of at once' });
  await until('heard of at once');
  expect(performance.now() - beganMs).toBeLessThan(1_000);
  stop.abort();
});

it('keeps the token and the address of the API from the browser', async () => {
  const page = await app.open('/');
  const { port } = new URL(app.pair().apiUrl);
  const seen = [await page.content(), await page.evaluate(() => JSON.stringify([localStorage, document.cookie]))];
  const scripts = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  for (const url of scripts.filter((name) => name.includes('/_next/static/'))) seen.push(await (await fetch(url)).text());
  for (const text of seen) {
    expect(text).not.toContain(`127.0.0.1:${port}`);
    expect(text).not.toMatch(/eyJhbGciOiJIUzI1NiJ9/);
  }
});

it('says in words when the API is down', async () => {
  const page = await app.open('/');
  await app.pair().api.stop();
  const answer = await get('/api/v1/contexts');
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'unavailable']);
  await page.goto('/');
  await page.getByRole('heading', { name: 'MyFlow’s server does not answer' }).waitFor();
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(1);
  expect(await page.title()).toBe('MyFlow’s server does not answer · MyFlow');
});

function get(path: string): Promise<Response> {
  return fetch(`${app.url()}${path}`, { headers: { 'sec-fetch-site': 'same-origin' } });
}

function post(path: string, body: unknown, headers: Record<string, string> = { origin: app.url() }): Promise<Response> {
  return fetch(`${app.url()}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
