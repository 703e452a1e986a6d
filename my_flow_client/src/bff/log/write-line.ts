import 'server-only';
import { environment } from '#src/config/env.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

const rank = { silent: 60, fatal: 50, error: 40, warn: 30, info: 20, debug: 10, trace: 0 } as const;

/**
 * Writes one line of the log, a JSON object on standard output as the API writes its own. `requestId` among the fields joins it with the lines of the API.
 * Whoever calls hands over neither headers nor bodies nor what people write.
 */
export function writeLine(level: LogLevel, msg: string, fields: Readonly<Record<string, unknown>> = {}): void {
  if (rank[level] < rank[environment().logLevel]) return;
  process.stdout.write(`${JSON.stringify({ level, time: Date.now(), service: 'client', pid: process.pid, ...fields, msg })}\n`);
}
