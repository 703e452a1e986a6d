import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** What the environment decides. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** Absolute; holds the database. */
  readonly dataDir: string;
  /** Signs the tokens with which the client calls; both have the same. */
  readonly localSecret: string;
  readonly logLevel: string;
  readonly trustProxy: boolean;
};

/** The environment cannot be used; the message names every fault and what would be right, and holds no value. */
export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const portWords = 'must be a port from 1 to 65535';
const port = z
  .string()
  .regex(/^\d{1,5}$/, portWords)
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, portWords);
const truth = z.enum(['true', 'false', '1', '0'], 'must be true or false').transform((text) => text === 'true' || text === '1');

/** Every variable, with an example. Each may also come as `<NAME>_FILE`: the path of a file that holds the value. Empty means not set. */
const environment = z.object({
  MYFLOW_API_HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be a host name or an IP address')
    .default('127.0.0.1')
    .meta({ example: '127.0.0.1' }),
  MYFLOW_API_PORT: port.optional().meta({ example: '4100' }),
  /** Set by many platforms; MYFLOW_API_PORT wins. */
  PORT: port.default(4100).meta({ example: '4100' }),
  MYFLOW_DATA_DIR: z.string().default('.myflow').meta({ example: '/var/lib/myflow' }),
  MYFLOW_LOCAL_SECRET: z
    .string('is required: at least 32 characters, the same as the client has')
    .min(32, 'must have at least 32 characters')
    .meta({ example: '"$(openssl rand -base64 33)"' }),
  MYFLOW_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional().meta({ example: "'a long phrase of your own'" }),
  MYFLOW_ALLOW_REMOTE_API: truth.default(false).meta({ example: 'true' }),
  MYFLOW_TRUST_PROXY: truth.default(false).meta({ example: 'true' }),
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(', ')}`)
    .default('info')
    .meta({ example: 'info' }),
});

type Values = z.output<typeof environment>;
type Fault = { readonly name: string; readonly reason: string };

/** Reads the environment of the process, or a given one. Throws ConfigError with all faults together. */
export function readConfig(env: Environment = process.env): Config {
  const faults: Fault[] = [];
  const given = Object.fromEntries(Object.keys(environment.shape).map((name) => [name, givenValue(env, name, faults)]));
  const result = environment.safeParse(given);
  const unread = new Set(faults.map((fault) => fault.name));
  for (const {
    path: [name],
    message,
  } of result.error?.issues ?? []) {
    if (!unread.has(String(name))) faults.push({ name: String(name), reason: message });
  }
  if (result.success && faults.length === 0) faults.push(...exposureFaults(result.data));
  if (!result.success || faults.length > 0) throw new ConfigError(describe(faults));
  return configOf(result.data);
}

function givenValue(env: Environment, name: string, faults: Fault[]): string | undefined {
  const value = env[name] || undefined;
  const file = env[`${name}_FILE`] || undefined;
  if (file === undefined) return value;
  if (value !== undefined) {
    faults.push({ name, reason: `is given twice, as ${name} and as ${name}_FILE; keep one` });
    return undefined;
  }
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '') || undefined;
  } catch (error) {
    faults.push({
      name,
      reason: `cannot be read from the file in ${name}_FILE (${error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'})`,
    });
    return undefined;
  }
}

const loopback = /^(127(\.\d{1,3}){3}|localhost|::1)$/;

/** Beyond loopback other machines can knock: then the product has a password, or the network is said to be a private one, as between containers. */
function exposureFaults(values: Values): Fault[] {
  if (loopback.test(values.MYFLOW_API_HOST) || values.MYFLOW_PASSWORD !== undefined || values.MYFLOW_ALLOW_REMOTE_API) return [];
  const reason =
    'lets other machines reach the API, and there is no password. Set one that the client gets too, with MYFLOW_PASSWORD; ' +
    'or, when only the client can reach this network (containers), set MYFLOW_ALLOW_REMOTE_API=true; or listen on this machine alone';
  return [{ name: 'MYFLOW_API_HOST', reason }];
}

function describe(faults: readonly Fault[]): string {
  const lines = faults.map(({ name, reason }) => `  ${name} ${reason}. Example: ${name}=${String(exampleOf(name))}`);
  return `MyFlow's API cannot start with this environment:\n${lines.join('\n')}`;
}

function exampleOf(name: string): unknown {
  const schemas: Record<string, z.ZodType> = environment.shape;
  return schemas[name]?.meta()?.['example'];
}

function configOf(values: Values): Config {
  return Object.freeze({
    host: values.MYFLOW_API_HOST,
    port: values.MYFLOW_API_PORT ?? values.PORT,
    dataDir: path.resolve(values.MYFLOW_DATA_DIR),
    localSecret: values.MYFLOW_LOCAL_SECRET,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.MYFLOW_TRUST_PROXY,
  });
}
