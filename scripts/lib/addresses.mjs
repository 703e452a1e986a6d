import { readSetting } from './read-setting.mjs';
import { Refusal } from './refusal.mjs';

const loopback = /^(127(\.\d{1,3}){3}|localhost|::1)$/;
const passwordCharsMin = 8;

/** Where the client listens, and the API, which stays on this machine's loopback whatever the client does.
 * @typedef {{ host: string, port: number, apiPort: number, url: string }} Addresses */

/**
 * Reads HOST, PORT and MYFLOW_API_PORT. Refuses to be reachable from other machines without a password.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Addresses}
 */
export function readAddresses(env) {
  const host = readSetting(env, 'HOST') || '127.0.0.1';
  const port = readPort(env, 'PORT', 3000);
  const apiPort = readPort(env, 'MYFLOW_API_PORT', 4100);
  if (port === apiPort)
    throw new Refusal(`PORT and MYFLOW_API_PORT are both ${port}; choose two different ones, for example MYFLOW_API_PORT=${port + 1}.`);
  if (!loopback.test(host) && !hasIssuer(env)) requirePassword(host, readSetting(env, 'MYFLOW_PASSWORD'));
  // `localhost` may mean IPv6 to a browser and IPv4 to the server; an address that listens everywhere is reached here by loopback.
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return { host, port, apiPort, url: `http://${shown}:${port}` };
}

/**
 * Where people sign in at an issuer, nobody needs a password here.
 * @param {NodeJS.ProcessEnv} env
 */
function hasIssuer(env) {
  return ['LOGTO_ENDPOINT', 'NEXT_PUBLIC_LOGTO_ENDPOINT', 'OIDC_ISSUER'].some((name) => readSetting(env, name) !== '');
}

/**
 * @param {string} host
 * @param {string} password
 */
function requirePassword(host, password) {
  if (password.length >= passwordCharsMin) return;
  const fault = password === '' ? 'no password is set' : `the password has fewer than ${passwordCharsMin} characters`;
  throw new Refusal(
    `HOST=${host} would let other machines in, and ${fault}.\n` +
      `Set one, for example:  MYFLOW_PASSWORD='a long phrase of your own' HOST=${host} npm start\n` +
      'Or leave HOST away: MyFlow then listens on this machine alone.',
  );
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name
 * @param {number} fallback
 */
function readPort(env, name, fallback) {
  const given = readSetting(env, name);
  if (given === '') return fallback;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Refusal(`${name}=${given} is not a port. Give a number from 1 to 65535, for example ${name}=${fallback}.`);
}
