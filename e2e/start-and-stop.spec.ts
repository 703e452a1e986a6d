import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { products } from '../scripts/lib/build-products.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/ports.mjs';

const ready = /MyFlow is ready at (http:\/\/\S+)\n$/;

it('starts by one command, shows its page, and ends in good order when it is asked to', async () => {
  const started = await npmStart();
  const url = await started.until(ready);
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('MyFlow');
  started.npm.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  expect(started.said()).toContain('MyFlow has stopped.');
  await expect(fetch(url)).rejects.toThrow();
});

it('shows the first page within three seconds when it is built', async () => {
  const first = await npmStart();
  await first.until(ready);
  first.npm.kill('SIGTERM');
  await first.ended;
  const beganMs = performance.now();
  const second = await npmStart(first.env);
  const page = await fetch(await second.until(ready));
  await page.text();
  expect(performance.now() - beganMs).toBeLessThan(3000);
});

it('keeps its secret and its logs in the data folder, for their owner alone', async () => {
  const started = await npmStart();
  await started.until(ready);
  const secret = path.join(started.dataFolder, 'secret');
  expect(statSync(secret).mode & 0o777).toBe(0o600);
  expect(statSync(started.dataFolder).mode & 0o777).toBe(0o700);
  const logs = ['api', 'client'].map((name) => readFileSync(path.join(started.dataFolder, `logs/${name}.log`), 'utf8'));
  expect(logs.join('')).not.toContain(readFileSync(secret, 'utf8').trim());
});

it('says which port is taken and how to choose another', async () => {
  const other = createServer((_, answer) => answer.writeHead(404).end());
  onTestFinished(() => void other.close());
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const started = await npmStart({ PORT: String(port) });
  expect(await started.ended).toBe(1);
  expect(started.said()).toMatch(
    new RegExp(`Port ${port} is taken by another program. To use another, choose a free port: {2}PORT=\\d+ npm start`),
  );
});

it('refuses to let other machines in without a password, and starts with one', async () => {
  const refused = await npmStart({ HOST: '0.0.0.0' });
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toContain("MYFLOW_PASSWORD='a long phrase of your own' HOST=0.0.0.0 npm start");
  const started = await npmStart({ HOST: '0.0.0.0', MYFLOW_PASSWORD: 'a long phrase of your own' });
  expect((await fetch(await started.until(ready))).status).toBe(200);
});

it('does not let other machines in when the client is started by hand, whatever Host they would write', async () => {
  const { entry } = products.client;
  const env = { ...process.env, MYFLOW_LOCAL_SECRET: 'x'.repeat(48), MYFLOW_PASSWORD: '', HOSTNAME: '', PORT: String(await freePort()) };
  const client = spawn(process.execPath, [entry], { cwd: path.dirname(entry), env });
  onTestFinished(() => void client.kill('SIGKILL'));
  let said = '';
  client.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  expect(await endOf(client)).toBe(1);
  expect(said).toContain("MyFlow's client cannot start: MyFlow would listen on 0.0.0.0");
  expect(said).toContain("MYFLOW_PASSWORD='a long phrase of your own'");
});

it('stops as a whole when one of its services dies, and shows the end of its log', async () => {
  const started = await npmStart();
  const url = await started.until(ready);
  process.kill(servicePid(started.dataFolder), 'SIGKILL');
  expect(await started.ended).toBe(1);
  expect(started.said()).toContain('The API ended by SIGKILL, so MyFlow has stopped. Its last lines');
  await expect(fetch(url)).rejects.toThrow();
});

/** `npm start` with data and ports of its own; what still runs at the end of the test is ended. */
async function npmStart(given: Record<string, string> = {}) {
  const dataFolder = given['MYFLOW_DATA_DIR'] ?? mkdtempSync(path.join(tmpdir(), 'myflow-start-'));
  const env = { PORT: String(await freePort()), MYFLOW_API_PORT: String(await freePort()), MYFLOW_DATA_DIR: dataFolder, ...given };
  const npm = spawn('npm', ['start'], { cwd: root, env: { ...process.env, HOST: '', MYFLOW_PASSWORD: '', NODE_ENV: '', ...env } });
  let said = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const ended = endOf(npm);
  onTestFinished(async () => {
    npm.kill('SIGTERM');
    await ended;
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return {
    npm,
    env,
    dataFolder,
    ended,
    said: () => said,
    /** The first group of a pattern once it has been said. */
    async until(pattern: RegExp): Promise<string> {
      for (const deadline = Date.now() + 30_000; Date.now() < deadline && npm.exitCode === null; await sleep(10)) {
        const found = pattern.exec(said)?.[1];
        if (found) return found;
      }
      throw new Error(`npm start did not say ${String(pattern)}. It said:\n${said}`);
    },
  };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('close', resolve));
}

/** The process of the API, which its first line of log names. */
function servicePid(dataFolder: string): number {
  const log = readFileSync(path.join(dataFolder, 'logs/api.log'), 'utf8');
  return Number(/"pid":(\d+)/.exec(log)?.[1]);
}
