import type { FastifyServerOptions } from 'fastify';
import { describeError } from 'my_flow_contract/log/describe-error';

/** Values under these names are never written, wherever in a line they stand down to the third level. */
const hiddenNames = ['authorization', 'cookie', 'set-cookie', 'password', 'token', 'secret', 'body', 'title', 'notes', 'name'] as const;

/**
 * A log of one JSON object a line on standard output. Lines name their request by `requestId`. Headers, bodies and what people write are never handed to it;
 * should a line have them all the same, they are cut out.
 */
export function loggerOptions(level: string): NonNullable<Exclude<FastifyServerOptions['logger'], boolean>> {
  return {
    level,
    // Not pino's own stream: on a pipe that nobody reads any more it waits for ever when the process exits.
    stream: process.stdout,
    base: { service: 'api', pid: process.pid },
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
    redact: {
      paths: hiddenNames.flatMap((name) => ['', '*', '*.*'].map((above) => `${above}["${name}"]`)),
      censor: '***',
    },
  };
}
