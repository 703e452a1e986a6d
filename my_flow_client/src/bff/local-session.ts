import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { cookies } from 'next/headers';
import { environment, localSecret } from '#src/config/env.ts';
import { cookieOptions, sessionDays } from './sessions/session-cookie.ts';

const localCookieName = 'myflow_session';

/** Whether this browser has given the password. Without a password the one person of this machine is always signed in. */
export async function isSignedInLocally(): Promise<boolean> {
  if (environment().password === null) return true;
  const cookie = (await cookies()).get(localCookieName)?.value;
  if (cookie === undefined) return false;
  try {
    await jwtVerify(cookie, sessionKey(), { issuer: 'myflow-client', audience: 'myflow-session', algorithms: ['HS256'] });
    return true;
  } catch {
    return false;
  }
}

/** Signs in with the password: sets the session cookie and answers true, or answers false. */
export async function signIn(password: string): Promise<boolean> {
  const expected = environment().password;
  if (expected === null || !timingSafeEqual(digest(password), digest(expected))) return false;
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('myflow-client')
    .setAudience('myflow-session')
    .setIssuedAt()
    .setExpirationTime(`${sessionDays}d`)
    .sign(sessionKey());
  (await cookies()).set(localCookieName, token, cookieOptions(sessionDays * 24 * 60 * 60));
  return true;
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  (await cookies()).delete(localCookieName);
}

/** The cookie's key hangs on the password too: changing the password ends every session. */
function sessionKey(): Uint8Array {
  const { password } = environment();
  return createHash('sha256').update(`session:${localSecret()}:${password}`).digest();
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
