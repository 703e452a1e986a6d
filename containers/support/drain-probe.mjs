// Runs in a container beside the API, and watches how that ends when it is told to: a live stream, writes of which half has come, a request every 20 ms
// (every second one a write), and readiness over connections of their own. Says `begun`, and at the end what it saw, as one line of JSON.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const { API_HOST = 'api', API_TOKEN = '', CONTEXT_ID = '' } = process.env;
const headers = { authorization: `Bearer ${API_TOKEN}` };
const heldCount = 10;
/** As long as a load balancer needs to look elsewhere; the API drains for longer. */
const goesOnMs = 1_000;
/** Whatever says nothing for so long is gone: a machine that is taken away closes no connection. */
const silentMsMax = 10_000;

const agent = new Agent({ keepAlive: true, maxSockets: 50 });
/** @type {string[]} */
const acknowledged = [];
/** @type {string[]} */
const readiness = [];
/** @type {{ ended: string, acts: number, retries: string[] }} */
const live = { ended: 'open', acts: 0, retries: [] };
/** @type {string[]} */
const failed = [];
const steady = { reads: 0, writes: 0 };

const liveOver = openLive();
const held = Array.from({ length: heldCount }, (_, number) => holdWrite(`held ${number}`));
const watching = watchReadiness();
const sending = sendSteadily();
await sleep(1_000);
console.log('begun');
await liveOver;
// Streams have ended, and no new connection is taken: what began before is finished all the same.
await sleep(300);
const statuses = await Promise.all(held.map(({ finish }) => finish()));
await Promise.all([watching, sending]);
console.log(JSON.stringify({ readiness, live, held: statuses, failed, ...steady, acknowledged }));

/**
 * @param {string} method
 * @param {string} path
 * @param {{ agent?: Agent | false, timeout?: number, headers?: Record<string, string | number> }} [more]
 */
function open(method, path, more = {}) {
  const asked = request({
    host: API_HOST,
    port: 8000,
    method,
    path,
    timeout: silentMsMax,
    ...more,
    headers: { ...headers, ...more.headers },
  });
  return asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
}

/**
 * The status of the answer once all of it is there; the code of the error without one.
 * @param {import('node:http').ClientRequest} asked
 * @returns {Promise<string>}
 */
function outcome(asked) {
  return new Promise((resolve) => {
    asked.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    asked.on('response', (answer) => {
      answer.on('end', () => resolve(String(answer.statusCode))).on('error', () => resolve('cut'));
      answer.resume();
    });
  });
}

/** Resolves when the stream is over. */
function openLive() {
  return new Promise((resolve) => {
    /** @param {string} how */
    const over = (how) => {
      live.ended = how;
      resolve(null);
    };
    const asked = open('GET', '/api/v1/live').end();
    asked.on('error', (error) => over(`never opened: ${error.message}`));
    asked.on('response', (answer) => {
      answer.setEncoding('utf8').on('data', (text) => {
        live.acts += text.split('event: act').length - 1;
        live.retries.push(...Array.from(text.matchAll(/^retry: (\d+)$/gm), ([, ms]) => ms));
      });
      answer.on('end', () => over(answer.complete ? 'in order' : 'in the middle'));
      answer.on('error', (error) => over(`cut: ${error.message}`));
    });
  });
}

/**
 * Sends the first half of a write; `finish` sends the rest, and gives the outcome.
 * @param {string} title
 */
function holdWrite(title) {
  const body = JSON.stringify({ contextId: CONTEXT_ID, title });
  const asked = open('POST', '/api/v1/flows', {
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  });
  const answered = outcome(asked);
  asked.write(body.slice(0, 20));
  return {
    async finish() {
      asked.end(body.slice(20));
      const status = await answered;
      if (status === '201') acknowledged.push(title);
      return status;
    },
  };
}

async function watchReadiness() {
  while (live.ended === 'open' || readiness.at(-1) === '200' || readiness.at(-1) === '503') {
    const status = await outcome(open('GET', '/readyz', { agent: false, timeout: 1_000 }).end());
    const seen = /^\d+$/.test(status) ? status : 'gone';
    if (readiness.at(-1) !== seen) readiness.push(seen);
    await sleep(50);
  }
}

async function sendSteadily() {
  let overMs = Number.POSITIVE_INFINITY;
  /** @type {Promise<void>[]} */
  const flying = [];
  for (let number = 0; Date.now() < overMs; number += 1) {
    // What was killed never says that it is about to go.
    if ((readiness.includes('503') || readiness.includes('gone')) && overMs === Number.POSITIVE_INFINITY) overMs = Date.now() + goesOnMs;
    flying.push(number % 2 === 0 ? sendRead() : sendWrite(`steady ${number}`));
    await sleep(20);
  }
  await Promise.all(flying);
}

async function sendRead() {
  steady.reads += 1;
  const status = await outcome(open('GET', `/api/v1/flows?contextId=${CONTEXT_ID}&limit=1`, { agent }).end());
  if (status !== '200') failed.push(`read: ${status}`);
}

/** @param {string} title */
async function sendWrite(title) {
  steady.writes += 1;
  const asked = open('POST', '/api/v1/flows', { agent, headers: { 'content-type': 'application/json' } });
  const status = await outcome(asked.end(JSON.stringify({ contextId: CONTEXT_ID, title })));
  if (status === '201') acknowledged.push(title);
  else failed.push(`${title}: ${status}`);
}
