import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentSession } from '#src/bff/session.ts';
import { SignInForm } from '#src/features/sign-in/sign-in-form.tsx';
import { t } from '#src/lib/words/words.ts';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: t('signIn.title') };

/** Asks for the password of a MyFlow that has one. */
export default async function SignInPage({ searchParams }: { searchParams: Promise<{ problem?: string | string[] }> }) {
  if ((await currentSession()) !== null) redirect('/');
  const { problem } = await searchParams;
  return <SignInForm problem={typeof problem === 'string' ? problem : null} />;
}
