'use client';

import { useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { t } from '#src/lib/words/words.ts';

/** Offers to sign this browser out; stands only where people sign in. */
export function SignOutAction() {
  useActions(useMemo<Action[]>(() => [{ id: 'session.end', title: t('signIn.signOut'), group: 'go', run: () => void signOut() }], []));
  return null;
}

async function signOut(): Promise<void> {
  await (await import('#src/lib/session/sign-out.ts')).signOut();
}
