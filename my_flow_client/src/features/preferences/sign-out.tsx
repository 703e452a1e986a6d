'use client';

import '#src/lib/words/preferences-words.ts';
import { useState } from 'react';
import { signOut as leave } from '#src/lib/session/sign-out.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Section, Setting } from './section.tsx';

/** Ends the session of this browser, and says whose it is where people have names. */
export function SignOut({ name }: { readonly name: string | null }) {
  const [isBusy, setIsBusy] = useState(false);
  const signOut = async () => {
    setIsBusy(true);
    await leave();
    setIsBusy(false);
  };
  return (
    <Section title={t('preferences.session')}>
      <Setting title={name === null ? t('preferences.signOut') : t('preferences.signedInAs', { name })} help={t('preferences.signOutHelp')}>
        <Button className="w-full" disabled={isBusy} onClick={() => void signOut()}>
          {t('preferences.signOut')}
        </Button>
      </Setting>
    </Section>
  );
}
