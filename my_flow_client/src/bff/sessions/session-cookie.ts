import 'server-only';
import { randomBytes } from 'node:crypto';
import { isServedByTls } from '../own-url.ts';

export const sessionDays = 30;

/** The name of the cookie with the id of a session. With the prefix a browser takes it only over TLS, for this host and the whole of it (RFC 6265bis, 4.1.3.2). */
export function sessionCookieName(): string {
  return cookieName('myflow_session');
}

/** A name of ours, with the prefix where cookies are bound to TLS. */
export function cookieName(name: string): string {
  return isServedByTls() ? `__Host-${name}` : name;
}

/** How each of our cookies is set: no script reads it, no other site's form sends it. */
export function cookieOptions(maxAgeS: number) {
  return { httpOnly: true, sameSite: 'lax', secure: isServedByTls(), path: '/', maxAge: maxAgeS } as const;
}

/** An id that nobody can guess. */
export function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a text has the form of such an id; anything else is not looked up. */
export function isSessionId(text: string | undefined): text is string {
  return text !== undefined && /^[\w-]{43}$/.test(text);
}
