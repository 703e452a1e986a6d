import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentiles, residentMegabytes, table } from '../bench/figures.mjs';
import { ensureBuilt, products } from '../lib/build-products.mjs';
import { ensureInstalled } from '../lib/install.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { createProgress } from '../lib/progress.mjs';
import { runProgram } from '../lib/run-program.mjs';
import { startService, untilAnswering } from '../lib/service.mjs';
import { startPair } from '../lib/services.mjs';

const people = 100;
const scales = [100, 10_000, 100_000];
const secret = 'a secret of the bench alone, nothing else has it';
const restMs = 5_000;
/** Flat out. Below 20,000 requests the compiler of Node is still at work on the code of the server. */
const flatPlan = { warmUp: 20_000, rounds: 5, requests: 5_000 };
/** Paced: five requests a second of each person. */
const pacedPlan = { everyMs: 200, forMs: 10_000 };

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
    const report = {
      machine: { cores: cpus().length, model: cpus()[0]?.model, node: process.version, loadBefore },
      people,
      whole,
      bare,
      runs,
    };
    mkdirSync(path.join(root, 'bench-results'), { recursive: true });
    writeFileSync(path.join(root, 'bench-results/bench.json'), `${JSON.stringify(report, null, 2)}\n`);
    const text = written(report);
    writeFileSync(path.join(root, 'bench-results/bench.md'), text);
    console.log(`\n${text}`);
    return runs.some((run) => run.flatOut.errors + run.paced.errors > 0) ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
      restMegabytes = (residentMegabytes(pair.api.pid) ?? 0) + (residentMegabytes(pair.client.pid) ?? 0);
    }
    await pair.stop();
  }
  return { startToFirstPageMs: percentiles(startsMs), restMegabytes };
}

/**
 * @param {number} flows
 * @param {string} dataFolder
 */
async function apiRun(flows, dataFolder) {
  mkdirSync(path.join(dataFolder, 'logs'), { recursive: true });
  const apiPort = await freePort();
  const api = startService({
    name: 'API',
    args: [products.api.entry],
    cwd: root,
    env: {
      NODE_ENV: 'production',
      MYFLOW_DATA_DIR: dataFolder,
      MYFLOW_LOCAL_SECRET: secret,
      MYFLOW_API_PORT: String(apiPort),
      // Requests are counted as ever; nobody is to reach the limit.
      MYFLOW_RATE_LIMIT_PER_MINUTE: '1000000',
    },
    logFile: path.join(dataFolder, 'logs/api.log'),
  });
  try {
    const startedMs = performance.now();
    const url = `http://127.0.0.1:${apiPort}`;
    await untilAnswering(api, `${url}/livez`, 30_000);
    const startMs = Math.round(performance.now() - startedMs);
    const load = await runLoad({ url, serverPid: api.pid, flowsEach: flows / people, isBare: false });
    return { flows, startMs, ...load };
  } finally {
    await api.stop();
  }
}

/**
 * @param {number} pageBytes
 * @param {string} folder
 */
async function bareRun(pageBytes, folder) {
  mkdirSync(path.join(folder, 'bare/logs'), { recursive: true });
  const port = await freePort();
  const bare = startService({
    name: 'bare server',
    args: [path.join(root, 'scripts/bench/bare-server.mjs'), String(port), String(pageBytes)],
    cwd: root,
    env: { NODE_ENV: 'production' },
    logFile: path.join(folder, 'bare/logs/bare.log'),
  });
  try {
    const url = `http://127.0.0.1:${port}`;
    await untilAnswering(bare, url, 10_000);
    return await runLoad({ url, serverPid: bare.pid, flowsEach: 0, isBare: true });
  } finally {
    await bare.stop();
  }
}

/** @param {{ url: string, serverPid: number | undefined, flowsEach: number, isBare: boolean }} plan */
async function runLoad(plan) {
  const whole = JSON.stringify({ ...plan, ...flatPlan, ...pacedPlan, secret, people });
  const { code, output } = await runProgram('node', [path.join(root, 'scripts/bench/run-load.mjs'), whole], { timeoutMs: 600_000 });
  if (code !== 0) throw new Error(`The load ended with code ${code}:\n${output}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}');
}

/** @param {any} report */
function written({ machine, whole, bare, runs }) {
  const bareCpu = bare.flatOut.cpuSecondsPer1000;
  const flat = [['bare node:http', bare], ...runs.map((/** @type {any} */ run) => [`MyFlow, ${run.flows} flows`, run])];
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
    table(['what', 'at most', 'measured'], limitRows({ whole, runs })),
    `\n## Start and rest\n\nAlready built, start to first page, five starts: p50 ${whole.startToFirstPageMs.p50}, worst ${whole.startToFirstPageMs.p99}. Memory at rest, API and client: ${whole.restMegabytes} MB.`,
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
function limitRows({ whole, runs }) {
  const largest = runs.at(-1);
  const calls = runs.flatMap((/** @type {any} */ run) =>
    Object.entries(run.paced.kinds).map(([kind, { p95 }]) => ({ name: `${kind}, ${run.flows} flows`, p95 })),
  );
  const worst = calls.toSorted((/** @type {any} */ a, /** @type {any} */ b) => b.p95 - a.p95)[0];
  const errors = runs.reduce((/** @type {number} */ sum, /** @type {any} */ run) => sum + run.flatOut.errors + run.paced.errors, 0);
  return [
    [`p95 of any kind of call, ${people} people, paced`, '25 ms', `${worst.p95} ms (${worst.name})`],
    [`CPU of the API for 1,000 requests, ${largest.flows} flows, flat out`, '0.2 s', `${largest.flatOut.cpuSecondsPer1000} s`],
    ['requests that failed', '0', errors],
    ['start, already built, to the first page, worst of five', '3,000 ms', `${Math.round(whole.startToFirstPageMs.p99)} ms`],
    ['memory at rest, API and client', '300 MB', `${whole.restMegabytes} MB`],
  ];
}
