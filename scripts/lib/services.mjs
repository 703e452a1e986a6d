import path from 'node:path';
import { products } from './build-products.mjs';
import { localSecret, prepareDataFolder } from './data-folder.mjs';
import { root } from './paths.mjs';
import { startService, untilAnswering } from './service.mjs';
import { onlyAs, variableNames } from './variable-names.mjs';

/**
 * @typedef {object} PairOptions
 * @property {import('./addresses.mjs').Addresses} addresses
 * @property {string} dataFolder
 * @property {'production' | 'development'} mode
 * @property {Record<string, string>} [env] for both services
 * @property {number} [withinMs] how long both may take to answer
 */

/**
 * Starts the API and the client as one product with one secret and waits until both answer and, in production, the first page has been made. When they do not, both are
 * stopped and a Refusal says why.
 * @param {PairOptions} options
 */
export async function startPair(options) {
  const { addresses, dataFolder, withinMs = 60_000 } = options;
  prepareDataFolder(dataFolder);
  const env = { ...sharedEnv(options), ...options.env };
  const startApi = () =>
    startService({
      ...apiProgram(options),
      name: 'API',
      env: { ...env, ...apiEnv(options) },
      logFile: path.join(dataFolder, 'logs/api.log'),
    });
  const api = startApi();
  const client = startService({
    ...clientProgram(options),
    name: 'client',
    env: { ...env, ...clientEnv(options) },
    logFile: path.join(dataFolder, 'logs/client.log'),
  });
  const apiUrl = `http://127.0.0.1:${addresses.apiPort}`;
  // `startApi` starts another API in the place of one that has ended; whoever does so stops it.
  const pair = { api, client, startApi, url: addresses.url, apiUrl, stop: () => stopPair(client, api) };
  try {
    await Promise.all([untilAnswering(api, `${pair.apiUrl}/livez`, withinMs), untilAnswering(client, `${pair.url}/api/health`, withinMs)]);
    // In development the first page is compiled when somebody opens it.
    if (options.mode === 'production') await untilAnswering(client, pair.url, withinMs);
    return pair;
  } catch (error) {
    await pair.stop();
    throw error;
  }
}

/** @typedef {Awaited<ReturnType<typeof startPair>>} Pair */

/**
 * The client first: its requests in flight still find the API.
 * @param {import('./service.mjs').Service} client
 * @param {import('./service.mjs').Service} api
 */
async function stopPair(client, api) {
  await client.stop();
  await api.stop();
}

/**
 * What both services and the operator's commands are told.
 * @param {{ dataFolder: string, mode: 'production' | 'development' }} options
 */
export function sharedEnv({ dataFolder, mode }) {
  return {
    NODE_ENV: mode,
    NEXT_TELEMETRY_DISABLED: '1',
    ...givenFiles(),
    ...onlyAs({ MYFLOW_DATA_DIR: dataFolder }),
    ...(process.env['MYFLOW_LOCAL_SECRET_FILE']
      ? {}
      : { MYFLOW_LOCAL_SECRET: process.env['MYFLOW_LOCAL_SECRET'] || localSecret(dataFolder) }),
    // Compiled code is kept between starts.
    NODE_COMPILE_CACHE: path.join(dataFolder, 'compile-cache'),
  };
}

/** Settings that come from files, by paths that mean the same wherever a service runs. */
function givenFiles() {
  /** @type {Record<string, string>} */
  const files = {};
  for (const name of variableNames) {
    const file = process.env[`${name}_FILE`];
    if (file) files[`${name}_FILE`] = path.resolve(file);
  }
  return files;
}

/** @param {PairOptions} options */
function apiEnv({ addresses }) {
  return onlyAs({ MYFLOW_API_HOST: '127.0.0.1', MYFLOW_API_PORT: String(addresses.apiPort) });
}

/** @param {PairOptions} options */
function clientEnv({ addresses }) {
  return onlyAs({ HOSTNAME: addresses.host, PORT: String(addresses.port), MYFLOW_API_URL: `http://127.0.0.1:${addresses.apiPort}` });
}

/** @param {PairOptions} options */
function apiProgram({ mode }) {
  if (mode === 'production') return { args: [products.api.entry], cwd: root };
  const watched = ['src', '../packages/my_flow_contract/src', '../packages/my_flow_cache/src'];
  return { args: ['watch.mjs', ...watched, '--', 'src/main.ts'], cwd: path.join(root, 'my_flow_api'), show: true };
}

/** @param {PairOptions} options */
function clientProgram({ mode, addresses }) {
  if (mode === 'production') return { args: [products.client.entry], cwd: path.dirname(products.client.entry) };
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  return {
    args: [next, 'dev', '--hostname', addresses.host, '--port', String(addresses.port)],
    cwd: path.join(root, 'my_flow_client'),
    show: true,
  };
}
