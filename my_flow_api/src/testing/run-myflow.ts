import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const source = path.join(import.meta.dirname, '../cli/cli.ts');

export type Run = {
  readonly child: ChildProcess;
  /** All that it has said so far. */
  output(): string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
};

/** Starts a command of the operator as a process of its own. */
export function startMyflow(args: readonly string[], env: Record<string, string>): Run {
  const child = spawn(process.execPath, [source, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    child,
    output: () => output,
    ended: new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal ?? 'gone'))),
  };
}

/** Runs a command to its end. */
export async function runMyflow(args: readonly string[], env: Record<string, string>): Promise<{ code: number | string; output: string }> {
  const run = startMyflow(args, env);
  const code = await run.ended;
  return { code, output: run.output() };
}
