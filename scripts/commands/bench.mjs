import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiRun, bareRun, people } from '../bench/api-run.mjs';
import { clientRun } from '../bench/client-run.mjs';
import { distributedRows, distributedRun } from '../bench/distributed-run.mjs';
import { percentiles, residentMegabytes, table } from '../bench/figures.mjs';
import { ensureBuilt } from '../lib/build-products.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { createProgress } from '../lib/progress.mjs';
import { startPair } from '../lib/services.mjs';

const scales = [100, 10_000, 100_000];
const restMs = 5_000;

/** `npm run bench`: 100 people at once at three sizes, and a bare server under the same load in the same run. Writes bench-results/bench.json and bench.md. */
export async function main() {
  const progress = createProgress();
  const loadBefore = loadavg()[0] ?? 0;
  await ensureInstalled(progress);
  await ensureBuilt(progress);
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-bench-'));
  try {
    const whole = await progress.step('The whole product: start, first page, memory at rest', () => wholeProduct(folder));
    /** @type {any[]} */
    const runs = [];
    for (const flows of scales) {
      runs.push(await progress.step(`${people} people, ${flows} flows`, () => apiRun(flows, path.join(folder, String(flows)))));
    }
    const bare = await progress.step('A bare node:http server', () => bareRun(runs.at(-1).pageBytes, folder));
    const client = await progress.step('The client, before a server that only answers', () => clientRun(runs.at(-1).pageBytes, folder));
    const distributed = await progress.step('MongoDB and Redis', () => distributedRun(folder));
    const report = {
      at: new Date().toISOString(),
      machine: { cores: cpus().length, model: cpus()[0]?.model, node: process.version, loadBefore, loadAfter: loadavg()[0] ?? 0 },
      people,
      whole,
      bare,
      client,
      runs,
      distributed,
    };
    mkdirSync(path.join(root, 'bench-results'), { recursive: true });
    writeFileSync(path.join(root, 'bench-results/bench.json'), `${JSON.stringify(report, null, 2)}\n`);
    const text = written(report);
    writeFileSync(path.join(root, 'bench-results/bench.md'), text);
    console.log(`\n${text}`);
    if ('missing' in distributed) warnOfMissing(distributed.missing);
    const failed = 'missing' in distributed ? 0 : distributed.flatOut.errors + distributed.onServer.flatOut.errors;
    return failed > 0 || runs.some((run) => run.flatOut.errors + run.paced.errors > 0) ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} missing */
function warnOfMissing(missing) {
  const rule = '!'.repeat(80);
  const advice = 'Name a mongod with MONGOMS_SYSTEM_BINARY, or a running server with MYFLOW_TEST_MONGODB_URI, and install redis-server.';
  console.warn(`\n${rule}\n  NOT MEASURED: MyFlow on MongoDB and Redis (${missing}).\n  ${advice}\n${rule}\n`);
}

/** @param {string} folder */
async function wholeProduct(folder) {
  const startsMs = [];
  let restMegabytes = null;
  for (let round = 0; round < 5; round += 1) {
    const port = await freePort();
    const addresses = { host: '127.0.0.1', port, apiPort: await freePort(), url: `http://127.0.0.1:${port}` };
    const startedMs = performance.now();
    const pair = await startPair({ addresses, dataFolder: path.join(folder, 'whole'), mode: 'production' });
    startsMs.push(performance.now() - startedMs);
    if (round === 4) {
      await sleep(restMs);
      const [api, client] = [residentMegabytes(pair.api.pid), residentMegabytes(pair.client.pid)];
      if (api !== null && client !== null) restMegabytes = Math.round(api + client);
    }
    await pair.stop();
  }
  return { startToFirstPageMs: percentiles(startsMs), restMegabytes };
}

/** @param {any} report */
function written(report) {
  const { machine, whole, bare, client, runs, distributed } = report;
  const bareCpu = bare.flatOut.cpuSecondsPer1000;
  const flat = [
    ['bare node:http', bare],
    ...runs.map((/** @type {any} */ run) => [`MyFlow, ${run.flows} flows`, run]),
    ...distributedRows(distributed),
    ['client before a bare server, pages alone', client],
  ];
  const flatRows = flat.map(([name, { flatOut }]) => [
    name,
    flatOut.perSecond,
    flatOut.all.p50,
    flatOut.all.p95,
    flatOut.all.p99,
    flatOut.errors,
    flatOut.cpuSecondsPer1000,
    flatOut.cpuSecondsPer1000 === null ? null : (flatOut.cpuSecondsPer1000 / bareCpu).toFixed(2),
  ]);
  const pacedRows = runs.flatMap((/** @type {any} */ run) =>
    Object.entries(run.paced.kinds).map(([kind, figures]) => [run.flows, kind, figures.count, figures.p50, figures.p95, figures.p99]),
  );
  const sizes = runs.map((/** @type {any} */ run) => [
    run.flows,
    run.startMs,
    run.furnishSeconds,
    run.pageBytes,
    run.residentMegabytes,
    run.paced.requests,
    run.paced.errors,
    run.liveActs,
  ]);
  return [
    `${people} people at once, ${machine.cores} cores (${machine.model}), Node ${machine.node}, embedded defaults. Milliseconds unless said.`,
    `Load average of the machine when the bench began: ${machine.loadBefore.toFixed(2)}. What else ran is in the figures.`,
    '\n## Limits\n',
    table(['what', 'at most', 'measured'], limitRows(report)),
    `\n## Start and rest\n\nAlready built, start to first page, five starts: p50 ${whole.startToFirstPageMs.p50}, worst ${whole.startToFirstPageMs.p99}. Memory at rest, API and client: ${megabytes(whole.restMegabytes)}.`,
    '\n## Flat out: 70 % a page of 50, 20 % create, 10 % complete; each of 100 connections sends the next request when the last is answered\n',
    table(['server', 'requests/s', 'p50', 'p95', 'p99', 'errors', 'CPU s per 1,000', 'ratio to bare'], flatRows),
    '\n## Paced: 100 people, five requests a second each, every one with a live stream open\n',
    table(['flows', 'call', 'count', 'p50', 'p95', 'p99'], pacedRows),
    '\n## Sizes\n',
    table(
      [
        'flows',
        'API start',
        'seconds to create them',
        'bytes of a page',
        'memory under load MB',
        'paced requests',
        'errors',
        'acts on live streams',
      ],
      sizes,
    ),
    '',
  ].join('\n');
}

/** What MyFlow is to hold, each with the worst figure of this run. @param {any} report */
function limitRows({ whole, runs, distributed }) {
  const largest = runs.at(-1);
  const calls = runs.flatMap((/** @type {any} */ run) =>
    Object.entries(run.paced.kinds).map(([kind, { p95 }]) => ({ name: `${kind}, ${run.flows} flows`, p95 })),
  );
  const worst = calls.toSorted((/** @type {any} */ a, /** @type {any} */ b) => b.p95 - a.p95)[0];
  const errors = runs.reduce((/** @type {number} */ sum, /** @type {any} */ run) => sum + run.flatOut.errors + run.paced.errors, 0);
  return [
    [`p95 of any kind of call, ${people} people, paced`, '25 ms', `${worst.p95} ms (${worst.name})`],
    [`CPU of the API for 1,000 requests, ${largest.flows} flows, flat out`, '0.2 s', `${largest.flatOut.cpuSecondsPer1000} s`],
    [
      'the same on Redis and a MongoDB that only answers',
      '0.35 s',
      distributed.missing ? 'not measured' : `${distributed.flatOut.cpuSecondsPer1000} s`,
    ],
    ['requests that failed', '0', errors],
    ['start, already built, to the first page, worst of five', '3,000 ms', `${Math.round(whole.startToFirstPageMs.p99)} ms`],
    ['memory at rest, API and client', '300 MB', megabytes(whole.restMegabytes)],
  ];
}

/** @param {number | null} count */
function megabytes(count) {
  return count === null ? 'not told by this system' : `${count} MB`;
}
