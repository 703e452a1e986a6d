// The load comes from a process of its own: the server's event loop is not shared with those who measure it. Prints one line of JSON.
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds, figuresOf, residentMegabytes } from './figures.mjs';
import { bareStep, dayStep, flatOut, furnish, headlineStep, paced } from './loads.mjs';
import { createPerson } from './person.mjs';

/** @type {{ url: string, secret: string, serverPid: number, people: number, flowsEach: number, requests: number, isBare: boolean, everyMs: number, forMs: number }} */
const plan = JSON.parse(process.argv[2] ?? '{}');
const people = Array.from({ length: plan.people }, (_, index) => createPerson({ ...plan, userId: `person-${index}` }));

const result = plan.isBare ? { flatOut: await measured(bareStep, plan.requests) } : await wholeRun();
for (const person of people) person.close();
console.log(JSON.stringify(result));

async function wholeRun() {
  const startedMs = performance.now();
  await Promise.all(people.map((person) => furnish(person, plan.flowsEach)));
  const furnishSeconds = Number(((performance.now() - startedMs) / 1000).toFixed(1));
  const page = await people[0]?.send('GET', `/api/v1/flows?contextId=${people[0].contextId}&limit=50`);
  // A just-in-time compiler is judged warm, as a server is most of its life.
  await flatOut({ people, step: headlineStep, requests: Math.ceil(plan.requests / 5) });
  const headline = await measured(headlineStep, plan.requests);
  const streams = people.map((person) => person.follow());
  await sleep(500);
  const day = await pacedFigures();
  await sleep(1_000);
  const liveActs = streams.reduce((sum, stream) => sum + stream.acts(), 0);
  for (const stream of streams) stream.close();
  return {
    furnishSeconds,
    pageBytes: page?.text.length ?? 0,
    flatOut: headline,
    paced: day,
    liveActs,
    residentMegabytes: residentMegabytes(plan.serverPid),
  };
}

/**
 * @param {import('./loads.mjs').Step} step
 * @param {number} requests
 */
async function measured(step, requests) {
  const cpuBefore = cpuSeconds(plan.serverPid);
  const startedMs = performance.now();
  const samples = await flatOut({ people, step, requests });
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
