import 'server-only';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Each may also come as `<NAME>_FILE`: the path of a file that holds the value. Empty means not set. */
const environmentSchema = z.object({
  MYFLOW_API_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4100'),
  MYFLOW_LOCAL_SECRET: z
    .string('is required; the same as the API has')
    .min(32, 'needs at least 32 characters; `openssl rand -base64 48` makes one'),
  MYFLOW_PASSWORD: z.string().min(8, 'needs at least 8 characters').optional(),
  MYFLOW_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
});

export type Environment = {
  readonly apiUrl: string;
  /** Signs the tokens for the API and the session cookie; never leaves this process. */
  readonly localSecret: string;
  /** With a password every browser has to sign in; without one the server is reachable from this machine alone. */
  readonly password: string | null;
  readonly publicUrl: URL | null;
};

/** Whether the development server runs, which evaluates code to reload it. */
export const isDevelopment = process.env.NODE_ENV === 'development';

const loopback = /^(127(\.\d{1,3}){3}|localhost|::1)$/;

let known: Environment | undefined;

/** The client's configuration, read once. Throws with every fault at once, naming variables and never values. */
export function environment(): Environment {
  known ??= readEnvironment(process.env);
  return known;
}

/**
 * Refuses to start without a password where other machines can knock: Next listens on HOSTNAME, and everywhere when there is none. The check of host
 * names keeps browsers out, and no program that writes whatever Host it likes. Throws in words, also when the environment is not complete.
 */
export function refuseExposure(): void {
  const host = process.env['HOSTNAME'] || '0.0.0.0';
  if (environment().password !== null || loopback.test(host)) return;
  throw new Error(
    `MyFlow would listen on ${host}, where other machines reach it, and there is no password. ` +
      "Set one, for example MYFLOW_PASSWORD='a long phrase of your own', or listen on this machine alone: HOSTNAME=127.0.0.1.",
  );
}

function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const names = Object.keys(environmentSchema.shape);
  const faults: string[] = [];
  const read = environmentSchema.safeParse(Object.fromEntries(names.map((name) => [name, givenValue(source, name, faults)])));
  if (!read.success || faults.length > 0) {
    const missing = read.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
    const all = [...faults, ...missing.filter((fault) => !faults.some((other) => other.split(':')[0] === fault.split(':')[0]))];
    throw new Error(`The environment of the client is not complete:\n${all.map((fault) => `  ${fault}`).join('\n')}`);
  }
  const { MYFLOW_API_URL, MYFLOW_LOCAL_SECRET, MYFLOW_PASSWORD, MYFLOW_PUBLIC_URL } = read.data;
  return Object.freeze({
    apiUrl: MYFLOW_API_URL.replace(/\/$/, ''),
    localSecret: MYFLOW_LOCAL_SECRET,
    password: MYFLOW_PASSWORD ?? null,
    publicUrl: MYFLOW_PUBLIC_URL === undefined ? null : new URL(MYFLOW_PUBLIC_URL),
  });
}

/** An unset variable of a compose file arrives as an empty string; that must not break a default. */
function givenValue(source: NodeJS.ProcessEnv, name: string, faults: string[]): string | undefined {
  const value = source[name] || undefined;
  const file = source[`${name}_FILE`] || undefined;
  if (file === undefined) return value;
  if (value !== undefined) {
    faults.push(`${name}: is given twice, as ${name} and as ${name}_FILE; keep one`);
    return undefined;
  }
  try {
    return readFileSync(/* turbopackIgnore: true */ file, 'utf8').replace(/\r?\n$/, '') || undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    faults.push(`${name}: cannot be read from the file in ${name}_FILE (${code})`);
    return undefined;
  }
}
