import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from '../scripts/lib/ports.mjs';
import { createProdStack, type ProdStack } from './support/prod-stack.ts';
import { docker } from './support/run-program.ts';

/** The image that the stack names. */
const pinned = /image: (caddy:\S+)/.exec(readFileSync(path.join(import.meta.dirname, '../docker-compose.prod.yml'), 'utf8'))?.[1] ?? '';
const image = await findCaddy();
if (image === undefined) console.log(`The edge is not tried: neither ${pinned} nor Debian’s package of Caddy is here or can be fetched.`);

describe.skipIf(image === undefined && !process.env['CI'])('the edge', () => {
  let scratch: string;
  let prod: ProdStack;
  let origin: string;
  let plainPort: number;

  beforeAll(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'myflow-edge-'));
    plainPort = await freePort();
    const port = await freePort();
    origin = `https://localhost:${port}`;
    // 80 and 443 may be taken on this machine.
    const ports = path.join(scratch, 'ports.yml');
    const published = `"127.0.0.1:${plainPort}:80", "127.0.0.1:${port}:443"`;
    writeFileSync(ports, `services: { edge: { image: "${image}", ports: !override [${published}] } }\n`);
    const env = { MYFLOW_DOMAIN: 'localhost', MYFLOW_PUBLIC_URL: origin };
    const project = `myflow-${inject('tag')}-edge`;
    prod = await createProdStack({ folder: inject('clone'), tag: inject('tag'), project, over: [ports], env });
    await prod.stack.down();
    await prod.stack.compose(['--profile', 'edge', 'up', '--detach', '--wait', '--wait-timeout', '240']);
  });

  afterAll(async () => {
    await prod?.stack.down();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('passes pages on under TLS, and leads whoever comes without it there', async () => {
    expect(await ask('GET', '/api/health')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    const plain = await fetch(`http://localhost:${plainPort}/`, { redirect: 'manual', signal: AbortSignal.timeout(5_000) });
    expect([plain.status, plain.headers.get('location')]).toEqual([308, 'https://localhost/']);
  });

  it('lets somebody sign in, with a cookie for TLS alone', async () => {
    const answer = await ask('POST', '/api/session', new URLSearchParams({ password: prod.password }).toString());
    expect([answer.status, answer.cookies.every((cookie) => /; Secure/.test(cookie))]).toEqual([303, true]);
    expect(answer.cookies).not.toEqual([]);
  });

  it('says that it is well inside of its container alone', async () => {
    expect((await prod.stack.states('edge')).map(({ status }) => status)).toEqual(['healthy']);
    const asked = prod.stack.evaluate('client', "await fetch('http://edge:2019/', { signal: AbortSignal.timeout(2000) })");
    await expect(asked).rejects.toThrow('ECONNREFUSED');
  });

  type Answer = { readonly status: number; readonly body: string; readonly cookies: readonly string[] };

  /** Its certificate is from an authority that it has made for itself. */
  function ask(method: string, where: string, form?: string): Promise<Answer> {
    const headers = { origin, ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) };
    return new Promise((resolve, reject) => {
      const asked = request(`${origin}${where}`, { method, headers, rejectUnauthorized: false, timeout: 10_000 }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (part: string) => (body += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, cookies: answer.headers['set-cookie'] ?? [] }));
      });
      asked.on('error', reject).on('timeout', () => asked.destroy(new Error('no answer in time')));
      asked.end(form);
    });
  }
});

/** The stack's own image of Caddy; where no registry gives it, one that is made of Debian's package, with the same folders, under another name. */
async function findCaddy(): Promise<string | undefined> {
  const here = docker(['image', 'inspect', pinned]).catch(() => docker(['pull', '--quiet', pinned], { timeoutMs: 60_000 }));
  return here.then(
    () => pinned,
    () =>
      makeCaddy().catch((error: unknown) => {
        console.log(error);
        return undefined;
      }),
  );
}

async function makeCaddy(): Promise<string> {
  const name = 'myflow-caddy:debian';
  const lines = [
    'FROM node:24-trixie-slim',
    'RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends caddy wget',
    'ENV XDG_CONFIG_HOME=/config XDG_DATA_HOME=/data',
  ];
  await docker(['build', '--quiet', '--tag', name, '-'], { input: lines.join('\n'), timeoutMs: 120_000 });
  return name;
}
