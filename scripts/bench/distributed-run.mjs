import path from 'node:path';
import { startEngines } from './engines.mjs';
import { runLoad } from './start-load.mjs';
import { typicalUserId, workAsPeopleDo } from './typical-person.mjs';
import { withApi } from './with-api.mjs';

const secret = 'a secret of this run alone, nothing else has it';
const people = 100;
const flows = 100_000;
/** On a server that takes its time little is measured, and in bounded time: the compiler of Node has then hardly begun. */
const onServer = { people: 8, warmUp: 2_000, rounds: 3, requests: 1_000, roundMsMax: 15_000 };

/**
 * The API on MongoDB and Redis. Once before a MongoDB that only answers, at once and out of memory: that is the CPU of the API under the flat-out load of the bench. Once on
 * the MongoDB that the tests use: what a typical person's documents and keys take, what is asked of Redis, and the CPU again, which a slow server makes dearer. Answers `missing`
 * when the servers cannot be had.
 * @param {string} folder
 */
export async function distributedRun(folder) {
  const engines = await startEngines();
  if (engines.missing) return { missing: engines.missing };
  const placeOf = (/** @type {string} */ mongodbUri) => ({
    dataFolder: path.join(folder, 'distributed'),
    secret,
    env: { MONGODB_URI: mongodbUri, REDIS_URL: engines.redisUrl },
    untilPath: '/readyz',
  });
  try {
    const answering = await withApi(placeOf(engines.answeringUri), ({ url, pid }) =>
      runLoad({ url, secret, people, serverPid: pid, flowsEach: flows / people, server: 'api, flat out alone' }),
    );
    const real = await withApi(placeOf(engines.mongodbUri), async ({ url, pid }) => {
      await workAsPeopleDo({ url, secret });
      const documents = await engines.ask({ ask: 'documents', userId: typicalUserId, database: engines.database });
      const { commands: before } = await engines.ask({ ask: 'redis commands' });
      const load = await runLoad({ url, secret, serverPid: pid, flowsEach: 100, server: 'api, flat out alone', ...onServer });
      const { commands: after } = await engines.ask({ ask: 'redis commands' });
      const userIds = [typicalUserId, ...Array.from({ length: people }, (_, index) => `person-${index}`).toReversed()];
      const redis = await engines.ask({ ask: 'redis', userIds });
      return { documents, redis, redisCommands: differences(before, after), sentCount: load.sentCount, onServer: load };
    });
    return { people, flows, ...answering, ...real };
  } finally {
    await engines.stop();
  }
}

/**
 * @param {Record<string, number>} before
 * @param {Record<string, number>} after
 */
function differences(before, after) {
  return Object.fromEntries(Object.entries(after).map(([name, calls]) => [name, calls - (before[name] ?? 0)]));
}

/**
 * Its rows in the table of the bench, if it was measured.
 * @param {any} run
 * @returns {[string, any][]}
 */
export function distributedRows(run) {
  if ('missing' in run) return [];
  return [
    [`MyFlow on Redis and a MongoDB that only answers, ${run.flows} flows of ${run.people} people`, run],
    [`MyFlow on Redis and the MongoDB of the tests, after ${run.onServer.flatOut.warmUpRequests} requests`, run.onServer],
  ];
}
