import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from './free-port.ts';
import { makeCertificates } from './make-certificates.ts';

/** A Redis server of this process, which can be taken away from under whoever uses it. */
export type TestRedis = {
  /** With user and password where there are any. */
  readonly url: string;
  readonly port: number;
  /** The authority behind its certificate, in PEM; null without TLS. */
  readonly ca: string | null;
  /** Sends a command to it, as somebody else would. */
  command(name: string, ...words: (string | number)[]): Promise<unknown>;
  /** Stops its process in the midst of whatever it does, so that nothing answers; connections stay open. */
  freeze(): void;
  thaw(): void;
  /** Kills its process; what it held stays for `startAgain`. */
  kill(): Promise<void>;
  /** On the same port, with the same data. */
  startAgain(): Promise<void>;
  /** Ends it for good. */
  stop(): Promise<void>;
};

export type TestRedisOptions = {
  readonly tls?: boolean;
  /** A user who may do what MyFlow needs, and nothing else; everybody else may do nothing. */
  readonly user?: { readonly name: string; readonly password: string };
};

/** What a user of MyFlow has to be allowed; the keys and channels are MyFlow's own. */
export const aclRules =
  '~myflow:* &myflow:* +get +set +del +incrby +pexpire +pttl +scan +evalsha +script|load +ping +info +select +publish +subscribe +unsubscribe';

/** Starts `redis-server` on a free port, with its data in a folder of its own. Throws when the program is not there. */
export async function startRedis({ tls = false, user }: TestRedisOptions = {}): Promise<TestRedis> {
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-redis-'));
  const port = await freePort();
  const certificates = tls ? await makeCertificates(folder) : null;
  const args = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes', '--daemonize', 'no'];
  if (certificates === null) args.push('--port', String(port));
  else {
    const { caFile, certFile, keyFile } = certificates;
    args.push('--port', '0', '--tls-port', String(port), '--tls-auth-clients', 'no');
    args.push('--tls-cert-file', certFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', caFile);
  }
  if (user !== undefined) {
    const nobody = ['--user', 'default', 'off'];
    const everything = ['--user', 'admin', 'on', '>admin', '~*', '&*', '+@all'];
    args.push(...nobody, ...everything, '--user', user.name, 'on', `>${user.password}`, ...aclRules.split(' '));
  }
  const ca = certificates?.ca ?? null;
  const admin = new Redis({
    host: '127.0.0.1',
    port,
    lazyConnect: true,
    maxRetriesPerRequest: null,
    retryStrategy: () => 50,
    ...(ca === null ? {} : { tls: { ca } }),
    ...(user === undefined ? {} : { username: 'admin', password: 'admin' }),
  });
  admin.on('error', () => {});
  let child = await launch(args);
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const own = user === undefined ? '' : `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}@`;
  return {
    url: `${tls ? 'rediss' : 'redis'}://${own}127.0.0.1:${port}`,
    port,
    ca,
    command: (name, ...words) => admin.call(name, ...words),
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    kill,
    async startAgain() {
      child = await launch(args);
    },
    async stop() {
      admin.disconnect();
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const startMsMax = 10_000;

async function launch(args: readonly string[]): Promise<ChildProcess> {
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  await once(child, 'spawn');
  const deadline = AbortSignal.timeout(startMsMax);
  while (!said.includes('Ready to accept connections')) {
    if (child.exitCode !== null || deadline.aborted) throw new Error(`redis-server did not start:\n${said}`);
    await setTimeout(10);
  }
  return child;
}
