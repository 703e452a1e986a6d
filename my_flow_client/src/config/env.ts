import 'server-only';
import { z } from 'zod';

const environmentSchema = z.object({
  MYFLOW_API_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4100'),
  MYFLOW_LOCAL_SECRET: z.string().min(32, 'needs at least 32 characters; `openssl rand -base64 48` makes one'),
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

let known: Environment | undefined;

/** The client's configuration, read once. Throws with every fault at once, naming variables and never values. */
export function environment(): Environment {
  known ??= readEnvironment(process.env);
  return known;
}

function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  // An unset variable of a compose file arrives as an empty string; that must not break a default.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const read = environmentSchema.safeParse(given);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment of the client is not complete:\n${faults.join('\n')}`);
  }
  const { MYFLOW_API_URL, MYFLOW_LOCAL_SECRET, MYFLOW_PASSWORD, MYFLOW_PUBLIC_URL } = read.data;
  return Object.freeze({
    apiUrl: MYFLOW_API_URL.replace(/\/$/, ''),
    localSecret: MYFLOW_LOCAL_SECRET,
    password: MYFLOW_PASSWORD ?? null,
    publicUrl: MYFLOW_PUBLIC_URL === undefined ? null : new URL(MYFLOW_PUBLIC_URL),
  });
}
