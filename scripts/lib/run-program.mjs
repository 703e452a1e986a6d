import { spawn } from 'node:child_process';
import path from 'node:path';
import { binFolder, root } from './paths.mjs';

const tailCharsMax = 20_000;

/** The environment of a child: its Node is the one that the install brought, whatever the machine's own is. */
export function childEnv(extra = {}) {
  return { ...process.env, PATH: `${binFolder}${path.delimiter}${process.env['PATH'] ?? ''}`, ...extra };
}

/**
 * Runs a program to its end and keeps the last part of what it wrote. With `show` it writes straight to the terminal and nothing is kept.
 * `timeoutMs` ends it; the answer's `code` is then 124, and 127 when it could not be started.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, show?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? root,
      env: childEnv(options.env),
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let timedOut = false;
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString('utf8')).slice(-tailCharsMax);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, options.timeoutMs ?? 1_800_000);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ code: 127, output: `${output}${error.message}` });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: timedOut ? 124 : (code ?? 1), output });
    });
  });
}
