import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { signIn } from '#messages/en.sign-in.json';
import { hasOpenAttempt } from '#src/bff/issuer/attempts.ts';
import { callbackPath } from '#src/bff/issuer/begin-sign-in.ts';
import { ownUrl } from '#src/bff/own-url.ts';
import { returnPath } from '#src/bff/return-path.ts';
import { currentSession } from '#src/bff/session.ts';
import { environment } from '#src/config/env.ts';
import { SignInForm } from '#src/features/sign-in/sign-in-form.tsx';
import { SignInWithIssuer } from '#src/features/sign-in/sign-in-with-issuer.tsx';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: signIn.title };

type Query = { readonly problem?: string | string[]; readonly returnTo?: string | string[] };

/** Where people sign in: with the password of this MyFlow, or at the issuer. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const returnTo = returnPath(query.returnTo);
  const session = await currentSession().catch(() => 'unknown' as const);
  if (session !== null && session !== 'unknown') redirect(returnTo);
  // What only this page can find out nobody can ask it to say.
  const asked = typeof query.problem === 'string' && query.problem !== 'cache' ? query.problem : null;
  const problem = session === 'unknown' ? 'cache' : asked;
  const { issuer } = environment();
  if (issuer === null) return <SignInForm problem={problem} />;
  const callbackUrl = hasOpenAttempt(await cookies()) ? `${ownUrl()}${callbackPath}` : null;
  return <SignInWithIssuer issuer={new URL(issuer.issuer).host} problem={problem} returnTo={returnTo} callbackUrl={callbackUrl} />;
}
