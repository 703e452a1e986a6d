import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { lastWords, startService, untilAnswering } from './service.mjs';
import { temporaryFolder } from './temporary-folder.ts';

const server = `import { createServer } from 'node:http';
const server = createServer((_, answer) => answer.end('ok')).listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => { console.log('in good order'); server.close(() => process.exit(0)); server.closeAllConnections(); });
`;

it('starts, answers, and ends in good order', async () => {
  const { service, url } = await started(server);
  await untilAnswering(service, url, 10_000);
  await service.stop();
  expect(await service.ended).toEqual({ code: 0, signal: null });
  expect(service.log.tail()).toBe('in good order');
});

it('says with the last lines why a service ended while starting', async () => {
  const { service, url } = await started(`console.error('no database');\nprocess.exit(3);\n`);
  await expect(untilAnswering(service, url, 10_000)).rejects.toThrow(/^The thing ended while starting\. Its last lines .*:\nno database$/s);
});

it('says that a service did not answer in time', async () => {
  const { service, url } = await started('setInterval(() => {}, 1000);\n');
  await expect(untilAnswering(service, url, 300)).rejects.toThrow('did not answer');
  expect(lastWords(service)).toBe('It said nothing.');
});

it('waits for one that drains, and no longer for one that does not end', async () => {
  const slow =
    "process.on('SIGTERM', () => setTimeout(() => process.exit(0), 1500));\nconsole.log('here');\nsetInterval(() => {}, 1000);\n";
  const draining = (await started(slow, { MYFLOW_DRAIN_MS: '1500', MYFLOW_CLOSING_MS: '1000' })).service;
  const stuck = (await started(slow.replace('process.exit(0)', 'undefined'), { MYFLOW_CLOSING_MS: '200' })).service;
  await until(() => Promise.resolve([draining, stuck].every((service) => service.log.tail() === 'here')));
  await Promise.all([draining.stop(), stuck.stop()]);
  expect(await draining.ended).toEqual({ code: 0, signal: null });
  expect(await stuck.ended).toEqual({ code: null, signal: 'SIGKILL' });
});

it('does not stay behind when the one who started it is killed', async () => {
  const folder = temporaryFolder();
  const port = await freePort();
  writeFileSync(path.join(folder, 'server.mjs'), server);
  const options = {
    name: 'thing',
    args: [path.join(folder, 'server.mjs')],
    cwd: folder,
    env: { PORT: String(port) },
    logFile: path.join(folder, 'x.log'),
  };
  const module = pathToFileURL(path.join(root, 'scripts/lib/service.mjs')).href;
  writeFileSync(
    path.join(folder, 'parent.mjs'),
    `import { startService } from ${JSON.stringify(module)};\nstartService(${JSON.stringify(options)});\nsetInterval(() => {}, 1000);\n`,
  );
  const parent = spawn('node', [path.join(folder, 'parent.mjs')], { stdio: 'ignore' });
  await until(() => answers(port));
  parent.kill('SIGKILL');
  await until(async () => !(await answers(port)));
});

async function started(code: string, env: Record<string, string> = {}) {
  const folder = temporaryFolder();
  const port = await freePort();
  writeFileSync(path.join(folder, 'server.mjs'), code);
  const service = startService({
    name: 'thing',
    args: ['server.mjs'],
    cwd: folder,
    env: { PORT: String(port), ...env },
    logFile: path.join(folder, 'thing.log'),
  });
  onTestFinished(() => service.stop());
  return { service, url: `http://127.0.0.1:${port}` };
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('It did not come about within ten seconds.');
    await sleep(50);
  }
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}`).then(
    () => true,
    () => false,
  );
}
