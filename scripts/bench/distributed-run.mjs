import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { products } from '../lib/build-products.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { startService, untilAnswering } from '../lib/service.mjs';
import { startEngines } from './engines.mjs';
import { runLoad } from './start-load.mjs';
import { typicalUserId, workAsPeopleDo } from './typical-person.mjs';

const secret = 'a secret of this run alone, nothing else has it';
const people = 8;
const flows = 8_000;
/** Bounded in time as well, since the server may be one for tests, which answers slowly. Then the compiler of Node has seen fewer requests. */
const plan = { warmUp: 20_000, rounds: 3, requests: 2_000, roundMsMax: 45_000 };

/**
 * The API on MongoDB and Redis: its CPU under the flat-out load, what it asks of Redis, and what a typical person's documents and keys take. Times say something
 * of the servers, not of MyFlow. Answers `missing` when the servers cannot be had.
 * @param {string} folder
 */
export async function distributedRun(folder) {
  const engines = await startEngines();
  if (engines.missing) return { missing: engines.missing };
  mkdirSync(path.join(folder, 'distributed'), { recursive: true });
  const apiPort = await freePort();
  const api = startService({
    name: 'API',
    args: [products.api.entry],
    cwd: root,
    env: {
      NODE_ENV: 'production',
      MYFLOW_DATA_DIR: path.join(folder, 'distributed'),
      MYFLOW_LOCAL_SECRET: secret,
      MYFLOW_API_PORT: String(apiPort),
      MYFLOW_RATE_LIMIT_PER_MINUTE: '1000000',
      MONGODB_URI: engines.mongodbUri,
      REDIS_URL: engines.redisUrl,
    },
    logFile: path.join(folder, 'distributed/api.log'),
  });
  try {
    const url = `http://127.0.0.1:${apiPort}`;
    await untilAnswering(api, `${url}/readyz`, 30_000);
    await workAsPeopleDo({ url, secret });
    const documents = await engines.ask({ ask: 'documents', userId: typicalUserId, database: engines.database });
    const { commands: before } = await engines.ask({ ask: 'redis commands' });
    const load = await runLoad({
      url,
      secret,
      people,
      serverPid: api.pid,
      flowsEach: flows / people,
      server: 'api, flat out alone',
      ...plan,
    });
    const userIds = [typicalUserId, ...Array.from({ length: people }, (_, index) => `person-${index}`).toReversed()];
    const { commands: after } = await engines.ask({ ask: 'redis commands' });
    const redis = await engines.ask({ ask: 'redis', userIds });
    return { people, flows, ...load, documents, redis, redisCommands: differences(before, after) };
  } finally {
    await api.stop();
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
 * Its row in the table of the bench, if it was measured.
 * @param {any} run
 * @returns {[string, any][]}
 */
export function distributedRows(run) {
  if ('missing' in run) return [];
  return [[`MyFlow on MongoDB and Redis, ${run.flows} flows of ${run.people} people`, run]];
}
