'use client';

import { useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';

/** Offers to sign this browser out; stands only where there is a password to sign in with. */
export function SignOutAction() {
  useActions(useMemo<Action[]>(() => [{ id: 'session.end', title: t('signIn.signOut'), group: 'go', run: () => void signOut() }], []));
  return null;
}

async function signOut(): Promise<void> {
  const response = await fetch('/api/session', { method: 'DELETE' }).catch(() => null);
  // A whole page load, so that nothing of the person stays in memory.
  if (response?.ok) window.location.assign('/sign-in');
  else notify.failure(t('problem.offline'));
}
