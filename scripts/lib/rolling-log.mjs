import { appendFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';

const bytesMax = 5 * 1024 * 1024;
const tailLinesMax = 30;

/**
 * A log file that never takes more than twice `bytesMax`: the part before lies beside it as `.1`. A new run begins a new file.
 * @param {string} file
 */
export function createRollingLog(file) {
  /** @type {string[]} */
  let tail = [];
  let unfinished = '';
  roll(file);
  let bytes = 0;
  return {
    file,
    /** @param {Buffer} chunk */
    write(chunk) {
      if (bytes + chunk.length > bytesMax) {
        roll(file);
        bytes = 0;
      }
      bytes += chunk.length;
      try {
        appendFileSync(file, chunk, { mode: 0o600 });
      } catch {
        // A full disk must not take the services down; what they say last is still in `tail`.
      }
      const lines = (unfinished + chunk.toString('utf8')).split('\n');
      unfinished = (lines.pop() ?? '').slice(-10_000);
      tail = [...tail, ...lines].slice(-tailLinesMax);
    },
    /** The newest lines, for the person who has to find out what went wrong. */
    tail: () => [...tail, unfinished].join('\n').trim(),
  };
}

/** @param {string} file */
function roll(file) {
  if (!existsSync(file) || statSync(file).size === 0) return;
  rmSync(`${file}.1`, { force: true });
  renameSync(file, `${file}.1`);
}
