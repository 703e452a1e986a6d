import { bffAnswersWithinMs } from '#src/lib/api/deadlines.ts';
import { fieldsOf } from '#src/lib/api/fields-of.ts';
import { readOutbox } from '#src/lib/outbox/outbox.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import { leaving } from './leaving.ts';

/** Signs this browser out and leaves the page. What it keeps of the person goes too; lines that were not sent yet are only discarded when the person says so. */
export async function signOut(): Promise<void> {
  const count = readOutbox().length;
  if (count === 0) return leave();
  notify.done(t('signIn.notSent', { count }), { id: 'sign-out', label: t('signIn.signOutAnyway'), run: () => void leave() });
}

async function leave(): Promise<void> {
  leaving.isSigningOut = true;
  const answer = await fetch('/api/session', { method: 'DELETE', signal: AbortSignal.timeout(bffAnswersWithinMs) })
    .then(async (response) => (response.ok ? fieldsOf(await response.json()) : null))
    .catch(() => null);
  if (answer === null) {
    leaving.isSigningOut = false;
    return notify.failure(t('signIn.notSignedOut'));
  }
  forgetPerson();
  const { goTo } = answer;
  // A whole page load, so that nothing of the person stays in memory.
  window.location.assign(typeof goTo === 'string' ? goTo : '/sign-in');
}

/** Other tabs see it and leave as well. */
function forgetPerson(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('myflow:')) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to let go of.
  }
}
