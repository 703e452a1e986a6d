import 'server-only';
import { format } from 'node:util';
import { describeError } from 'my_flow_contract/log/describe-error';
import { scrubText } from 'my_flow_contract/log/scrub-text';
import { type LogLevel, writeLine } from './write-line.ts';

const levels = { error: 'error', warn: 'warn', info: 'info', log: 'info', debug: 'debug' } as const satisfies Record<string, LogLevel>;

/**
 * Turns what Next and libraries write to the console into lines of the log, without secrets. Next writes errors of pages there, with whatever hangs on them; of
 * an error only kind, place and a scrubbed message are kept, and the digest that the person sees.
 */
export function takeOverConsole(): void {
  for (const [name, level] of Object.entries(levels)) {
    Object.assign(console, { [name]: (...given: unknown[]) => writeConsoleLine(level, given) });
  }
}

function writeConsoleLine(level: LogLevel, given: readonly unknown[]): void {
  const error = given.find((each) => each instanceof Error);
  const words = given.filter((each) => typeof each === 'string' || typeof each === 'number');
  const [first, ...rest] = words;
  const msg = scrubText(typeof first === 'string' ? format(first, ...rest) : words.join(' ')).trim();
  if (error === undefined) writeLine(level, msg);
  else writeLine(level, msg || 'an error in the server', { err: describeError(error), ...digestOf(error) });
}

function digestOf(error: Error): { digest?: string } {
  return 'digest' in error && typeof error.digest === 'string' ? { digest: scrubText(error.digest) } : {};
}
