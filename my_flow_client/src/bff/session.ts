import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { environment, localSecret } from '#src/config/env.ts';

export type Session = { readonly userId: string };

export const sessionCookieName = 'myflow_session';
const sessionDays = 30;
/** The person of a MyFlow that has no accounts. */
const localUserId = 'local';

/** Who the browser is signed in as; null sends it to the sign-in page. Without a password the one person of this machine is always signed in. */
export const currentSession = cache(async (): Promise<Session | null> => {
  if (environment().password === null) return { userId: localUserId };
  const cookie = (await cookies()).get(sessionCookieName)?.value;
  if (cookie === undefined) return null;
  try {
    await jwtVerify(cookie, sessionKey(), { issuer: 'myflow-client', audience: 'myflow-session', algorithms: ['HS256'] });
    return { userId: localUserId };
  } catch {
    return null;
  }
});

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
  (await cookies()).set(sessionCookieName, token, {
    httpOnly: true,
    sameSite: 'lax',
    // By what the public address says: behind plain http on a home network a secure cookie would never come back.
    secure: environment().publicUrl?.protocol === 'https:',
    path: '/',
    maxAge: sessionDays * 24 * 60 * 60,
  });
  return true;
}

/** Ends the session of this browser. */
export async function signOut(): Promise<void> {
  (await cookies()).delete(sessionCookieName);
}

/** The cookie's key hangs on the password too: changing the password ends every session. */
function sessionKey(): Uint8Array {
  const { password } = environment();
  return createHash('sha256').update(`session:${localSecret()}:${password}`).digest();
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
