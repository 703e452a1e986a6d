import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('./person.mjs').Person} Person */
/** @typedef {{ kind: string, ms: number, ok: boolean }} Sample */
/** @typedef {(person: Person, turn: number) => Promise<Sample>} Step */

const api = '/api/v1';

/**
 * What CPU is counted for: of ten requests seven read a page of 50, two create, one completes.
 * @type {Step}
 */
export async function headlineStep(person, turn) {
  const slot = turn % 10;
  if (slot === 3 || slot === 7) return create(person, turn);
  if (slot === 9) return complete(person);
  return sample(person, 'list a page of 50', 'GET', `${api}/flows?contextId=${person.contextId}&limit=50`);
}

/**
 * A working day in twenty requests: lists, reads, summaries, edits, new flows, capture.
 * @type {Step}
 */
export async function dayStep(person, turn) {
  const slot = turn % 20;
  const flowId = person.openFlowIds[0];
  if (slot < 7) return sample(person, 'list a page of 50', 'GET', `${api}/flows?contextId=${person.contextId}&limit=50`);
  if (slot < 9 && flowId) return sample(person, 'read one', 'GET', `${api}/flows/${flowId}`);
  if (slot < 11) return sample(person, 'summaries', 'GET', `${api}/contexts/summaries`);
  if (slot < 13 && flowId) return sample(person, 'edit', 'PATCH', `${api}/flows/${flowId}`, { title: `Edited ${turn}`, priority: 'high' });
  if (slot < 15) return create(person, turn);
  if (slot < 16) return complete(person);
  if (slot < 18) return sample(person, 'read a capture', 'POST', `${api}/capture/parse`, { contextId: person.contextId, text: spoken });
  if (slot < 19) return sample(person, 'capture two', 'POST', `${api}/capture`, { contextId: person.contextId, text: spoken });
  return sample(person, 'search', 'GET', `${api}/flows/search?q=flow`);
}

/**
 * The same shape against the bare server.
 * @type {Step}
 */
export function bareStep(person, turn) {
  return turn % 10 === 3 || turn % 10 === 7 || turn % 10 === 9
    ? sample(person, 'small write', 'POST', '/', { title: `Flow ${turn}` })
    : sample(person, 'fixed page', 'GET', '/');
}

/**
 * A page that the client asks of the API for the browser.
 * @type {Step}
 */
export function throughClientStep(person) {
  return sample(person, 'page through the client', 'GET', `${api}/flows?limit=50`);
}

/**
 * Everybody sends the next request when the last is answered, until so many were sent or the time is over: what the server can do.
 * @param {{ people: Person[], step: Step, requests: number, msMax: number }} load
 * @returns {Promise<Sample[]>}
 */
export async function flatOut({ people, step, requests, msMax }) {
  /** @type {Sample[]} */
  const samples = [];
  let left = requests;
  const endsAtMs = performance.now() + msMax;
  await Promise.all(
    people.map(async (person, index) => {
      for (let turn = index; left > 0 && performance.now() < endsAtMs; turn += 1) {
        left -= 1;
        samples.push(await step(person, turn));
      }
    }),
  );
  return samples;
}

/**
 * Everybody sends one request every `everyMs`, at moments of their own, as people do: what one of them feels.
 * @param {{ people: Person[], step: Step, everyMs: number, forMs: number }} load
 * @returns {Promise<Sample[]>}
 */
export async function paced({ people, step, everyMs, forMs }) {
  /** @type {Sample[]} */
  const samples = [];
  const startedMs = performance.now();
  await Promise.all(
    people.map(async (person, index) => {
      const offsetMs = (index / people.length) * everyMs;
      for (let turn = 0; ; turn += 1) {
        const dueMs = startedMs + offsetMs + turn * everyMs;
        if (dueMs > startedMs + forMs) return;
        // A person whose last answer came late has waited since the request was due, not since it could be sent.
        const heldUpMs = Math.max(0, performance.now() - dueMs);
        if (heldUpMs === 0) await sleep(dueMs - performance.now());
        const { ms, ...taken } = await step(person, turn + index);
        samples.push({ ...taken, ms: ms + heldUpMs });
      }
    }),
  );
  return samples;
}

/**
 * Gives a person a context with so many flows, through the API alone, twenty to a capture.
 * @param {Person} person
 * @param {number} flows
 */
export async function furnish(person, flows) {
  const made = await person.send('POST', `${api}/contexts`, { name: 'Work', icon: '💼', hue: 250 });
  if (made.status !== 201) throw new Error(`A context could not be created: ${made.status} ${made.text}`);
  person.contextId = JSON.parse(made.text).contexts[0].id;
  for (let first = 0; first < flows; first += 20) {
    const lines = Array.from(
      { length: Math.min(20, flows - first) },
      (_, index) => `Write flow number ${first + index} of the plan !high #bench ~30m`,
    );
    const answer = await person.send('POST', `${api}/capture`, { contextId: person.contextId, text: lines.join('\n') });
    if (answer.status !== 201) throw new Error(`Flows could not be created: ${answer.status} ${answer.text}`);
    person.openFlowIds.push(...JSON.parse(answer.text).flows.map((/** @type {{ id: string }} */ flow) => flow.id));
  }
}

const spoken = 'finish the deck by Friday and call mum tomorrow at 6';

/**
 * @param {Person} person
 * @param {number} turn
 */
async function create(person, turn) {
  const body = { contextId: person.contextId, title: `Flow of turn ${turn}`, priority: 'low', labels: ['bench'] };
  const answer = await person.send('POST', `${api}/flows`, body);
  if (answer.status === 201) person.openFlowIds.push(JSON.parse(answer.text).flows[0].id);
  return { kind: 'create', ms: answer.ms, ok: answer.status === 201 };
}

/** @param {Person} person */
function complete(person) {
  // The oldest one: the newest may still be wanted by the next turn.
  const flowId = person.openFlowIds.shift();
  if (flowId === undefined) return create(person, 0);
  return sample(person, 'complete', 'POST', `${api}/flows/${flowId}/complete`, {});
}

/**
 * @param {Person} person
 * @param {string} kind
 * @param {string} method
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<Sample>}
 */
async function sample(person, kind, method, path, body) {
  const { status, ms } = await person.send(method, path, body);
  return { kind, ms, ok: status >= 200 && status < 300 };
}
