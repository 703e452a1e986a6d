'use client';

import { useState } from 'react';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { notify } from '#src/ui/notify.ts';
import { Section, Setting } from './section.tsx';

/** Ends the session of this browser. */
export function SignOut() {
  const [isBusy, setIsBusy] = useState(false);
  const signOut = async () => {
    setIsBusy(true);
    const response = await fetch('/api/session', { method: 'DELETE' }).catch(() => null);
    // The whole page goes, and with it everything that it holds of the person.
    if (response?.ok) return window.location.assign('/sign-in');
    setIsBusy(false);
    notify.failure(t('problem.offline'));
  };
  return (
    <Section title={t('preferences.session')}>
      <Setting title={t('preferences.signOut')} help={t('preferences.signOutHelp')}>
        <Button className="w-full" disabled={isBusy} onClick={() => void signOut()}>
          {t('preferences.signOut')}
        </Button>
      </Setting>
    </Section>
  );
}
