// Runs a program in Node, and starts it anew whenever something in folders is saved: `node watch.mjs <folder>... -- <program> [<argument>...]`.
// Node's own `--watch` loses a file that an editor saves by putting a new one in its place, and `--watch-path` then misses every second save (seen in 24.21).
import { spawn } from 'node:child_process';
import path from 'node:path';
import { watch } from 'chokidar';

/** Editors write more than one file, and a file in more than one step. */
const settleMs = 60;
const stopMsMax = 5_000;

const split = process.argv.indexOf('--');
const [folders, program] = [process.argv.slice(2, split), process.argv.slice(split + 1)];
if (split < 3 || program.length === 0) {
  console.error('Say what to watch and what to run: node watch.mjs <folder>... -- <program>');
  process.exit(1);
}

/** @type {import('node:child_process').ChildProcess | null} */
let child = null;
let isStopping = false;
/** @type {NodeJS.Timeout | undefined} */
let settling;
let turn = Promise.resolve();

function start() {
  if (isStopping) return;
  const started = spawn(process.execPath, program, { stdio: 'inherit' });
  child = started;
  started.once('exit', (code, signal) => {
    if (child !== started) return;
    child = null;
    if (isStopping) return;
    console.error(`It ended (${signal ?? `code ${code}`}), and is started anew when something is saved.`);
  });
}

/** Resolves with the code of the program's end, 0 when it does not run. */
async function stop() {
  const stopped = child;
  child = null;
  if (stopped === null) return 0;
  const ended = new Promise((resolve) => stopped.once('exit', (code) => resolve(code ?? 1)));
  const late = setTimeout(() => stopped.kill('SIGKILL'), stopMsMax);
  stopped.kill('SIGTERM');
  const code = await ended;
  clearTimeout(late);
  return code;
}

async function leave() {
  isStopping = true;
  clearTimeout(settling);
  process.exitCode = await stop();
  await watcher.close();
}

/** @param {string} file */
function saved(file) {
  if (!/\.(?:ts|mjs|json)$/.test(file) || /\.(?:test|conformance)\.ts$/.test(file)) return;
  clearTimeout(settling);
  settling = setTimeout(() => {
    turn = turn.then(async () => {
      console.error(`Starting anew, since ${path.relative(process.cwd(), file)} was saved.`);
      await stop();
      start();
    });
  }, settleMs);
}

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => void leave());
}
process.on('exit', () => child?.kill());
const watcher = watch(folders, { ignoreInitial: true }).on('all', (_event, file) => saved(file));
start();
