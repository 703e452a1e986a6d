import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
const settleMs = 2_500;
/** Four heartbeats of each stream. */
const restMs = 60_000;
const changesEach = 5;
const file = path.join(root, 'docs/figures/live-streams.json');

/**
 * `node scripts/measure-streams.mjs`: opens 2,000 live streams of 200 people on one API with the embedded store, and writes what one costs into
 * docs/figures/live-streams.json: memory, CPU at rest (heartbeats, and looking for what the bus may have lost), CPU for each act that is told.
 */
export async function main() {
  const progress = createProgress();
  await ensureInstalled(progress);
  await ensureBuilt(progress);
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-streams-'));
  const port = await freePort();
  const api = startApi(folder, port);
  try {
    const url = `http://127.0.0.1:${port}`;
    await untilAnswering(api, `${url}/livez`, 30_000);
    const figures = await progress.step(`${people * streamsEach} live streams`, () => measure(api.pid, url));
    const report = {
      machine: { cores: cpus().length, model: cpus()[0]?.model, node: process.version },
      store: 'sqlite',
      people,
      ...figures,
    };
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
    console.log(JSON.stringify(report, null, 2));
    return figures.actsTold === figures.actsExpected ? 0 : 1;
  } finally {
    await api.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {number} port
 */
function startApi(folder, port) {
  return startService({
    name: 'API',
    args: [products.api.entry],
    cwd: root,
    env: { NODE_ENV: 'production', MYFLOW_DATA_DIR: folder, MYFLOW_LOCAL_SECRET: secret, MYFLOW_API_PORT: String(port) },
    logFile: path.join(folder, 'api.log'),
  });
}

/**
 * @param {number | undefined} pid
 * @param {string} url
 */
async function measure(pid, url) {
  const everybody = Array.from({ length: people }, (_, index) => createPerson({ url, secret, userId: `person-${index}` }));
  /** @type {import('../bench/streams.mjs').Stream[]} */
  const streams = [];
  const open = async (/** @type {number} */ count) => {
    while (streams.length < count) {
      const batch = Array.from({ length: Math.min(50, count - streams.length) }, (_, index) => streams.length + index);
      streams.push(
        ...(await Promise.all(batch.map((number) => openStream({ url, authorization: everybody[number % people]?.authorization ?? '' })))),
      );
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
  const told = await tellAll(pid, everybody, streams);
  for (const stream of streams) stream.close();
  for (const person of everybody) person.close();
  const bytes = slope(memory.map(({ streams: x, residentMegabytes: y }) => ({ x, y: y * 1e6 })));
  return {
    streams: steps.at(-1) ?? 0,
    bytesPerStream: Math.round(bytes),
    memory,
    cpuShareAtRest: Number(atRest.toFixed(4)),
    cpuMicrosecondsPerStreamAndSecondAtRest: Math.round((atRest / (steps.at(-1) ?? 1)) * 1e6),
    ...told,
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
