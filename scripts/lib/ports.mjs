import { createServer } from 'node:net';
import { Refusal } from './refusal.mjs';

/**
 * Refuses, naming the port and another one that is free, when a port that is about to be used is taken.
 * @param {import('./addresses.mjs').Addresses} addresses
 */
export async function requireFreePorts({ host, port, apiPort, url }) {
  for (const [name, wanted, at] of /** @type {const} */ ([
    ['PORT', port, host],
    ['MYFLOW_API_PORT', apiPort, '127.0.0.1'],
  ])) {
    const fault = await listenFault(wanted, at);
    if (fault === null) continue;
    if (fault === 'EACCES')
      throw new Refusal(
        `Port ${wanted} needs more rights than this user has. Choose one above 1024, for example ${name}=${wanted + 8000}.`,
      );
    if (fault !== 'EADDRINUSE') throw new Refusal(`Port ${wanted} on ${at} cannot be listened on (${fault}). Check HOST and ${name}.`);
    const free = await nextFreePort(wanted + 1, at, [port, apiPort]);
    if (name === 'PORT' && (await isMyFlow(url))) {
      const freeApi = await nextFreePort(apiPort + 1, '127.0.0.1', [port, apiPort, free]);
      throw new Refusal(
        `MyFlow is running already at ${url}.\nA second one needs its own ports and its own data folder:  PORT=${free} MYFLOW_API_PORT=${freeApi} MYFLOW_DATA_DIR=.myflow-second npm start`,
      );
    }
    throw new Refusal(`Port ${wanted} is taken by another program. To use another, choose a free port:  ${name}=${free} npm start`);
  }
}

/**
 * A port that was free a moment ago, for a server that is about to start.
 * @returns {Promise<number>}
 */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('The system gave no port.'))));
    });
  });
}

/**
 * The code of what keeps a port from being listened on; null when nothing does.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | null>}
 */
function listenFault(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

/**
 * @param {number} from
 * @param {string} host
 * @param {number[]} reserved
 */
async function nextFreePort(from, host, reserved) {
  for (let port = from; port < from + 100 && port <= 65_535; port += 1) {
    if (!reserved.includes(port) && (await listenFault(port, host)) === null) return port;
  }
  return freePort(host);
}

/** @param {string} url */
async function isMyFlow(url) {
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(1000) });
    /** @type {unknown} */
    const body = await answer.json();
    return typeof body === 'object' && body !== null && 'status' in body;
  } catch {
    return false;
  }
}
