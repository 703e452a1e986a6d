import 'server-only';
import { createHash } from 'node:crypto';
import type { cookies } from 'next/headers';
import { fieldsOf } from '#src/lib/api/fields-of.ts';
import { returnPath } from '../return-path.ts';
import { seal, unseal } from '../sessions/seal.ts';
import { cookieName, cookieOptions } from '../sessions/session-cookie.ts';
import { issuerEnvironment } from './issuer-client.ts';

/** One beginning of a sign-in: what its end has to show. */
export type Attempt = { readonly state: string; readonly nonce: string; readonly verifier: string; readonly returnTo: string };

type CookieStore = Awaited<ReturnType<typeof cookies>>;

const attemptMinutes = 15;
/** Tabs that sign in at once. Each has a cookie of its own, so none ends the other's attempt; the oldest makes room. */
const attemptsMax = 5;

/** Keeps an attempt in the browser that made it, sealed: only that browser can end it, on whatever replica, and with the cache away too. */
export function keepAttempt(jar: CookieStore, attempt: Attempt): void {
  const others = attemptNames(jar).toSorted((a, b) => startedAt(a) - startedAt(b));
  for (const name of others.slice(0, Math.max(0, others.length - attemptsMax + 1))) jar.delete(name);
  const startedAtMs = Date.now();
  const name = `${prefix()}${startedAtMs}_${shortHash(attempt.state)}`;
  jar.set(name, seal(JSON.stringify({ ...attempt, startedAtMs }), sealKey()), cookieOptions(attemptMinutes * 60));
}

/** Takes the attempt of a state out of the browser; null when this browser has made none, or too long ago. Each can be taken once. */
export function takeAttempt(jar: CookieStore, state: string): Attempt | null {
  const name = attemptNames(jar).find((candidate) => candidate.endsWith(`_${shortHash(state)}`));
  const sealed = name === undefined ? undefined : jar.get(name)?.value;
  if (name === undefined || sealed === undefined) return null;
  jar.delete(name);
  const opened = fieldsOf(JSON.parse(unseal(sealed, sealKey()) ?? 'null'));
  const { nonce, verifier, returnTo, startedAtMs } = opened;
  const isLate = typeof startedAtMs !== 'number' || Date.now() - startedAtMs > attemptMinutes * 60_000;
  if (opened['state'] !== state || typeof nonce !== 'string' || typeof verifier !== 'string' || isLate) return null;
  return { state, nonce, verifier, returnTo: returnPath(returnTo) };
}

/** Whether this browser has begun to sign in and has not come back. */
export function hasOpenAttempt(jar: CookieStore): boolean {
  return attemptNames(jar).length > 0;
}

function attemptNames(jar: CookieStore): string[] {
  return jar.getAll().flatMap(({ name }) => (name.startsWith(prefix()) ? [name] : []));
}

function startedAt(name: string): number {
  return Number(name.slice(prefix().length).split('_')[0]);
}

function prefix(): string {
  return cookieName('myflow_signing_in_');
}

function sealKey() {
  return { secret: issuerEnvironment().cookieSecret, purpose: 'sign-in' };
}

function shortHash(state: string): string {
  return createHash('sha256').update(state).digest('hex').slice(0, 16);
}
