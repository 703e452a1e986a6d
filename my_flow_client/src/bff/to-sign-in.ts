import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { pathHeader } from './path-header.ts';
import { returnPath } from './return-path.ts';
import { sessionCookieName } from './sessions/session-cookie.ts';

/** Sends a browser to the sign-in page while a page is rendered, and has it come back here afterwards. One that had a session is told that it is over. */
export async function toSignIn(): Promise<never> {
  const hadSession = (await cookies()).has(sessionCookieName());
  const returnTo = returnPath((await headers()).get(pathHeader));
  const query = new URLSearchParams({ ...(hadSession ? { problem: 'ended' } : {}), ...(returnTo === '/' ? {} : { returnTo }) });
  redirect(query.size === 0 ? '/sign-in' : `/sign-in?${query}`);
}
