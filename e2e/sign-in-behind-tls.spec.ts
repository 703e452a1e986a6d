import { type IncomingHttpHeaders, request } from 'node:http';
import { expect, it } from 'vitest';
import { useApp } from './support/app.ts';
import { useIssuer } from './support/issuer.ts';

const { issuer, env } = useIssuer();
const publicUrl = 'https://flow.example';
const app = useApp(async (url) => {
  issuer().allow(publicUrl);
  return { ...(await env(url)), MYFLOW_PUBLIC_URL: publicUrl };
});

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders };

/** A request as a proxy in front passes it on. */
function ask(path: string, host = 'flow.example'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(`${app.url()}${path}`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
    })
      .on('error', reject)
      .end();
  });
}

it('binds cookies to the host and to TLS, and sends people back to the public address, whatever the host is called inside', async () => {
  const { status, headers } = await ask('/api/session/start?returnTo=/history');
  expect(status).toBe(303);
  const to = new URL(headers.location ?? '');
  expect(to.searchParams.get('redirect_uri')).toBe(`${publicUrl}/callback`);
  expect(to.searchParams.get('code_challenge_method')).toBe('S256');
  const [cookie = ''] = headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^__Host-myflow_signing_in_\w+=[\w-]+; /);
  for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=lax']) expect(cookie.toLowerCase()).toContain(part.toLowerCase());
  expect(cookie.toLowerCase()).not.toContain('domain=');
  expect(headers['cache-control']).toBe('no-store');
});

it('leads to the public address first when somebody comes by another name, and not twice', async () => {
  const first = await ask('/api/session/start?returnTo=/history', '127.0.0.1:4000');
  expect(first.headers.location).toBe(`${publicUrl}/api/session/start?returnTo=%2Fhistory&here=1`);
  const second = await ask('/api/session/start?returnTo=/history&here=1', '127.0.0.1:4000');
  expect(second.headers.location).toContain(issuer().issuer);
});
