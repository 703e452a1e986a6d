import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';
import { readSetting } from './read-setting.mjs';
import { Refusal } from './refusal.mjs';
import { createRollingLog } from './rolling-log.mjs';
import { childEnv } from './run-program.mjs';

const withParent = pathToFileURL(path.join(root, 'scripts/lib/with-parent.mjs')).href;
/** What a service takes to stop unless it is told otherwise, and a second for itself. */
const closingMs = 9_000;
const spareMs = 1_000;

/**
 * @typedef {object} ServiceOptions
 * @property {string} name
 * @property {string[]} args what Node runs
 * @property {string} cwd
 * @property {Record<string, string>} env
 * @property {string} logFile
 * @property {boolean} [show] also writes what it says to the terminal
 * @typedef {ReturnType<typeof startService>} Service
 */

/**
 * Starts one of the two services as a process of its own, in a group of its own: Ctrl+C reaches it only through `stop`, in order.
 * @param {ServiceOptions} options
 */
export function startService({ name, args, cwd, env, logFile, show }) {
  const log = createRollingLog(logFile);
  const stopWithinMs = stopLimitMs({ ...process.env, ...env });
  const child = spawn('node', ['--import', withParent, ...args], {
    cwd,
    env: childEnv({ ...env, MYFLOW_STARTED_BY: String(process.pid) }),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (/** @type {Buffer} */ chunk) => {
      log.write(chunk);
      if (show) process.stdout.write(chunk);
    });
  }
  /** Resolves when the process is gone, however it went; never rejects. @type {Promise<{ code: number | null, signal: string | null }>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => {
      log.write(Buffer.from(`${error.message}\n`));
      resolve({ code: 127, signal: null });
    });
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return {
    name,
    log,
    ended,
    pid: child.pid,
    /** Asks it to end in good order and, when it is past its own limit, no longer asks. */
    async stop() {
      signalGroup(child.pid, 'SIGTERM');
      const timer = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), stopWithinMs);
      await ended;
      clearTimeout(timer);
    },
    kill: () => signalGroup(child.pid, 'SIGKILL'),
  };
}

/**
 * Asks an address until it answers with a status below 500; throws with the end of the log when the service ends first, or after `withinMs`.
 * @param {Service} service
 * @param {string} url
 * @param {number} withinMs
 */
export async function untilAnswering(service, url, withinMs) {
  let gone = false;
  void service.ended.then(() => {
    gone = true;
  });
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline && !gone) {
    if (await answers(url)) return;
    await sleep(20);
  }
  const fault = gone ? 'ended while starting' : `did not answer at ${url} within ${withinMs / 1000} s`;
  throw new Refusal(`The ${service.name} ${fault}. ${lastWords(service)}`);
}

/** @param {Service} service */
export function lastWords(service) {
  const said = service.log.tail();
  return said === '' ? 'It said nothing.' : `Its last lines (all of them: ${service.log.file}):\n${said}`;
}

/** @param {string} url */
async function answers(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'follow' });
    await answer.body?.cancel();
    return answer.status < 500;
  } catch {
    return false;
  }
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
}

/**
 * How long a service may take to stop: its drain, and what it is given to close.
 * @param {NodeJS.ProcessEnv} env
 */
function stopLimitMs(env) {
  return (Number(readSetting(env, 'MYFLOW_DRAIN_MS')) || 0) + (Number(readSetting(env, 'MYFLOW_CLOSING_MS')) || closingMs) + spareMs;
}
