import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds, residentMegabytes } from '../bench/figures.mjs';
import { createPerson } from '../bench/person.mjs';
import { openStream, slope } from '../bench/streams.mjs';
import { ensureBuilt, products } from '../lib/build-products.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { createProgress } from '../lib/progress.mjs';
import { startService, untilAnswering } from '../lib/service.mjs';

const secret = 'a secret of this measurement alone, nothing else has it';
const people = 200;
const streamsEach = 10;
const steps = [250, 500, 750, 1_000, 1_250, 1_500, 1_750, 2_000];
const streamsMax = people * streamsEach;
const settleMs = 2_500;
const heartbeatMs = 15_000;
/** Four heartbeats of each stream. */
const restMs = 4 * heartbeatMs;
const changesEach = 5;
const file = path.join(root, 'docs/figures/live-streams.json');

/**
 * `node scripts/measure-streams.mjs`: opens 2,000 live streams of 200 people on one API with the embedded store, and as many through one client, and writes what one
 * costs into docs/figures/live-streams.json: memory, CPU at rest (heartbeats, and looking for what the bus may have lost), CPU for each act that is told.
 */
export async function main() {
  const progress = createProgress();
  await ensureInstalled(progress);
  await ensureBuilt(progress);
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-streams-'));
  try {
    const api = await progress.step(`${streamsMax} live streams on the API`, () => measureApi(folder));
    const client = await progress.step(`${streamsMax} live streams through the client`, () => measureClient(folder));
    const machine = { cores: cpus().length, model: cpus()[0]?.model, node: process.version };
    const text = `${JSON.stringify({ machine, streams: streamsMax, people, store: 'sqlite', api, client }, null, 2)}\n`;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(text);
    return api.actsTold === api.actsExpected ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function measureApi(folder) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { MYFLOW_DATA_DIR: folder, MYFLOW_LOCAL_SECRET: secret, MYFLOW_API_PORT: String(port) };
  const api = startService({ ...productionService('API', products.api.entry, folder), env: { NODE_ENV: 'production', ...env } });
  try {
    await untilAnswering(api, `${url}/livez`, 30_000);
    const everybody = Array.from({ length: people }, (_, index) => createPerson({ url, secret, userId: `person-${index}` }));
    const open = (/** @type {number} */ number) => openStream({ url, authorization: everybody[number % people]?.authorization ?? '' });
    const { streams, ...figures } = await measureGrowth(api.pid, open);
    const told = await tellAll(api.pid, everybody, streams);
    for (const each of [...streams, ...everybody]) each.close();
    return { ...figures, ...told };
  } finally {
    await api.stop();
  }
}

/**
 * The client passes streams on without counting them, so that one person's will do; behind it stands a server that only streams.
 * @param {string} folder
 */
async function measureClient(folder) {
  const behind = createServer(streamWithoutEnd).listen(0, '127.0.0.1');
  await once(behind, 'listening');
  const address = /** @type {import('node:net').AddressInfo} */ (behind.address());
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    HOSTNAME: '127.0.0.1',
    PORT: String(port),
    MYFLOW_API_URL: `http://127.0.0.1:${address.port}`,
    MYFLOW_LOCAL_SECRET: secret,
  };
  const client = startService({ ...productionService('client', products.client.entry, folder), env: { NODE_ENV: 'production', ...env } });
  try {
    await untilAnswering(client, `${url}/api/health`, 30_000);
    const { streams, ...figures } = await measureGrowth(client.pid, () => openStream({ url, authorization: '' }));
    for (const stream of streams) stream.close();
    return figures;
  } finally {
    await client.stop();
    behind.closeAllConnections();
    behind.close();
  }
}

/** @type {import('node:http').RequestListener} */
function streamWithoutEnd(_request, response) {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('event: ready\ndata: {"seq":0}\n\n');
  const heartbeat = setInterval(() => response.write('event: beat\ndata: {}\n\n'), heartbeatMs);
  response.on('close', () => clearInterval(heartbeat));
}

/**
 * @param {string} name
 * @param {string} entry
 * @param {string} folder
 */
function productionService(name, entry, folder) {
  return { name, args: [entry], cwd: path.dirname(entry), logFile: path.join(folder, `${name}.log`) };
}

/**
 * Opens more and more streams, looks at the memory of the process at each step, and then at its CPU while nothing is asked of it.
 * @param {number | undefined} pid
 * @param {(number: number) => Promise<import('../bench/streams.mjs').Stream>} openOne
 */
async function measureGrowth(pid, openOne) {
  /** @type {import('../bench/streams.mjs').Stream[]} */
  const streams = [];
  const open = async (/** @type {number} */ count) => {
    while (streams.length < count) {
      const batch = Array.from({ length: Math.min(50, count - streams.length) }, (_, index) => streams.length + index);
      streams.push(...(await Promise.all(batch.map(openOne))));
    }
  };
  // Once open and closed, so that code is compiled and buffers are there before anything is counted.
  await open(steps[1] ?? 0);
  for (const stream of streams.splice(0)) stream.close();
  await sleep(settleMs);
  const memory = [];
  for (const count of steps) {
    await open(count);
    await sleep(settleMs);
    memory.push({ streams: count, residentMegabytes: residentMegabytes(pid) ?? 0 });
  }
  const atRest = await cpuShare(pid, restMs);
  return {
    streams,
    bytesPerStream: Math.round(slope(memory.map(({ streams: x, residentMegabytes: y }) => ({ x, y: y * 1e6 })))),
    memory,
    cpuShareAtRest: Number(atRest.toFixed(4)),
    cpuMicrosecondsPerStreamAndSecondAtRest: Math.round((atRest / streamsMax) * 1e6),
  };
}

/**
 * The share of one core that a process uses while nothing is asked of it.
 * @param {number | undefined} pid
 * @param {number} forMs
 */
async function cpuShare(pid, forMs) {
  const before = cpuSeconds(pid) ?? 0;
  await sleep(forMs);
  return ((cpuSeconds(pid) ?? 0) - before) / (forMs / 1_000);
}

/**
 * Everybody makes a few changes, one after the other, each of which is told on all of their streams.
 * @param {number | undefined} pid
 * @param {import('../bench/person.mjs').Person[]} everybody
 * @param {import('../bench/streams.mjs').Stream[]} streams
 */
async function tellAll(pid, everybody, streams) {
  const actsExpected = everybody.length * changesEach * streamsEach;
  const acts = () => streams.reduce((sum, stream) => sum + stream.acts(), 0);
  const before = cpuSeconds(pid) ?? 0;
  for (let change = 0; change < changesEach; change += 1) {
    await Promise.all(everybody.map((person) => person.send('POST', '/api/v1/contexts', { name: `Context ${change}` })));
  }
  for (let waited = 0; acts() < actsExpected && waited < 100; waited += 1) await sleep(50);
  const seconds = (cpuSeconds(pid) ?? 0) - before;
  return { actsExpected, actsTold: acts(), cpuMicrosecondsPerActTold: Math.round((seconds / actsExpected) * 1e6) };
}
