import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { mintLocalToken } from './mint-local-token.ts';

export const apiSecret = 'a secret of at least thirty-two characters';

const source = path.join(import.meta.dirname, '../main.ts');

export type RunningApi = {
  readonly url: string;
  readonly headers: { readonly authorization: string };
  readonly child: ChildProcess;
  /** All that it has said so far. */
  output(): string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
};

/** `entry` is the program that is started; absent, the source. */
export type Place = { readonly dataDir: string; readonly port: number; readonly entry?: string };

/** A data folder, removed when the test is over, and a port that nobody listens on. */
export async function findPlace(): Promise<Place> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'myflow-api-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port was free');
  return { dataDir, port: address.port };
}

/** Bundles the API into the place, so that its processes start in half the time. */
export async function bundleApi({ dataDir, port }: Place): Promise<Place> {
  const folder = path.join(dataDir, 'built');
  await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, '../../build.mjs'), folder]);
  return { dataDir, port, entry: path.join(folder, 'main.mjs') };
}

/** Starts the API as a process of its own, without waiting for anything. */
export async function spawnApi({ dataDir, port, entry = source }: Place, env: Record<string, string> = {}): Promise<RunningApi> {
  const child = spawn(process.execPath, [entry], {
    env: {
      PATH: process.env['PATH'],
      MYFLOW_DATA_DIR: dataDir,
      MYFLOW_API_PORT: String(port),
      MYFLOW_LOCAL_SECRET: apiSecret,
      // Tests write faster than people do.
      MYFLOW_RATE_LIMIT_PER_MINUTE: '1000000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    url: `http://127.0.0.1:${port}`,
    headers: { authorization: `Bearer ${await mintLocalToken({ secret: apiSecret })}` },
    child,
    output: () => output,
    ended: new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 'gone'))),
  };
}

/** Starts the API and waits until it listens. Throws with what it said when it ends before. */
export async function startApi(place: Place, env?: Record<string, string>): Promise<RunningApi> {
  const api = await spawnApi(place, env);
  const end = api.ended.then(() => 'ended' as const);
  while (!api.output().includes('listens on')) {
    const state = await Promise.race([end, once(api.child.stdout ?? api.child, 'data')]);
    if (state === 'ended') throw new Error(`the API ended:\n${api.output()}`);
  }
  return api;
}
