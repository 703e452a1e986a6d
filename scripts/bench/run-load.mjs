// The load comes from a process of its own: the server's event loop is not shared with those who measure it. Prints one line of JSON.
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds, figuresOf, residentMegabytes } from './figures.mjs';
import { bareStep, dayStep, flatOut, furnish, headlineStep, paced, throughClientStep } from './loads.mjs';
import { createPerson } from './person.mjs';

/** @typedef {'api' | 'api, flat out alone' | 'client' | 'bare'} Server which server it is, and how much is asked of it */
/** @type {{ url: string, secret: string, serverPid: number, people: number, flowsEach: number, warmUp: number, requests: number, rounds: number, roundMsMax: number, server: Server, everyMs: number, forMs: number }} */
const plan = JSON.parse(process.argv[2] ?? '{}');
const people = Array.from({ length: plan.people }, (_, index) => createPerson({ ...plan, userId: `person-${index}` }));

const result = await resultOf(plan.server);
for (const person of people) person.close();
console.log(JSON.stringify({ ...result, sentCount: people.reduce((sum, { sentCount }) => sum + sentCount, 0) }));

/** @param {Server} server */
async function resultOf(server) {
  if (server === 'bare') return { flatOut: await measured(bareStep) };
  if (server === 'client') return { flatOut: await measured(throughClientStep), residentMegabytes: residentMegabytes(plan.serverPid) };
  return apiResult(server === 'api');
}

/** @param {boolean} withDay */
async function apiResult(withDay) {
  const startedMs = performance.now();
  await furnishAll();
  const furnishSeconds = Number(((performance.now() - startedMs) / 1000).toFixed(1));
  const pageBytes = await checkedPageBytes();
  const headline = await measured(headlineStep);
  const soFar = { furnishSeconds, pageBytes, flatOut: headline };
  if (!withDay) return { ...soFar, residentMegabytes: residentMegabytes(plan.serverPid) };
  const streams = people.map((person) => person.follow());
  await sleep(500);
  const day = await pacedFigures();
  await sleep(1_000);
  const liveActs = streams.reduce((sum, stream) => sum + stream.acts(), 0);
  for (const stream of streams) stream.close();
  return { ...soFar, paced: day, liveActs, residentMegabytes: residentMegabytes(plan.serverPid) };
}

/** One after the other where the server is not to be hurried. */
async function furnishAll() {
  if (plan.server === 'api') await Promise.all(people.map((person) => furnish(person, plan.flowsEach)));
  else for (const person of people) await furnish(person, plan.flowsEach);
}

/** How long a page is; throws when it does not hold what it should, since an empty answer is quick. */
async function checkedPageBytes() {
  const answer = await people[0]?.send('GET', `/api/v1/flows?contextId=${people[0].contextId}&limit=50`);
  const { items } = JSON.parse(answer?.text ?? '{}');
  const expected = Math.min(50, plan.flowsEach);
  if (items?.length !== expected) throw new Error(`A page has ${items?.length} flows where ${expected} were expected`);
  return Buffer.byteLength(answer?.text ?? '');
}

/**
 * Warm, since a just-in-time compiler is warm for most of a server's life; then several rounds, of which the middle one by CPU is told.
 * @param {import('./loads.mjs').Step} step
 */
async function measured(step) {
  const warmUp = await flatOut({ people, step, requests: plan.warmUp, msMax: 4 * plan.roundMsMax });
  const rounds = [];
  for (let round = 0; round < plan.rounds; round += 1) rounds.push(await measuredRound(step));
  const sorted = rounds.toSorted((a, b) => (a.cpuSecondsPer1000 ?? 0) - (b.cpuSecondsPer1000 ?? 0));
  const middle = sorted[Math.floor(sorted.length / 2)];
  return {
    ...middle,
    warmUpRequests: warmUp.length,
    errors: rounds.reduce((sum, round) => sum + round.errors, 0),
    cpuOfRounds: rounds.map((round) => round.cpuSecondsPer1000),
  };
}

/** @param {import('./loads.mjs').Step} step */
async function measuredRound(step) {
  const cpuBefore = cpuSeconds(plan.serverPid);
  const startedMs = performance.now();
  const samples = await flatOut({ people, step, requests: plan.requests, msMax: plan.roundMsMax });
  return figuresOf(samples, (performance.now() - startedMs) / 1000, spent(cpuBefore));
}

async function pacedFigures() {
  const cpuBefore = cpuSeconds(plan.serverPid);
  const startedMs = performance.now();
  const samples = await paced({ people, step: dayStep, everyMs: plan.everyMs, forMs: plan.forMs });
  return figuresOf(samples, (performance.now() - startedMs) / 1000, spent(cpuBefore));
}

/** @param {number | null} before */
function spent(before) {
  const after = cpuSeconds(plan.serverPid);
  return before === null || after === null ? null : after - before;
}
