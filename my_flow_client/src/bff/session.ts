import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { environment } from '#src/config/env.ts';
import { ProblemError } from '#src/lib/api/problem-error.ts';
import { isSignedInLocally } from './local-session.ts';
import { isSessionId, sessionCookieName } from './sessions/session-cookie.ts';
import type { StoredSession } from './sessions/session-store.ts';
import { openSessions } from './sessions/sessions.ts';

/** Who a browser is signed in as: the one person of a MyFlow without accounts, or somebody whom the issuer knows. */
export type Session =
  | { readonly kind: 'local'; readonly userId: string }
  | { readonly kind: 'issuer'; readonly id: string; readonly stored: StoredSession };

/** The person of a MyFlow that has no accounts. */
const localUserId = 'local';

/** Who the browser is signed in as; null sends it to the sign-in page. Throws ProblemError `sign_in_unavailable` while that cannot be looked up. */
export const currentSession = cache(async (): Promise<Session | null> => {
  if (environment().issuer === null) return (await isSignedInLocally()) ? { kind: 'local', userId: localUserId } : null;
  const id = (await cookies()).get(sessionCookieName())?.value;
  if (!isSessionId(id)) return null;
  const stored = await (await openSessions()).store.read(id);
  if (stored === 'unknown') throw new ProblemError('sign_in_unavailable', null);
  return stored === 'none' ? null : { kind: 'issuer', id, stored };
});

/** Whether people sign in here at all, and so can sign out. */
export function canSignOut(): boolean {
  return environment().password !== null || environment().issuer !== null;
}
