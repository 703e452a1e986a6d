'use client';

import '#src/lib/words/preferences-words.ts';
import { Monitor, Moon, Sun } from 'lucide-react';
import { usePreferences } from '#src/lib/data/queries.ts';
import { t } from '#src/lib/words/words.ts';
import { SampleData } from './sample-data.tsx';
import { Section, Setting } from './section.tsx';
import { Segments } from './segments.tsx';
import { SignOut } from './sign-out.tsx';
import { TimeSettings } from './time-settings.tsx';
import { useSavePreferences } from './use-save-preferences.ts';

/** Everything a person can set; each change is kept at once. */
export function PreferencesForm({ session }: { readonly session: { readonly name: string | null } | null }) {
  const { theme } = usePreferences();
  const { save, status } = useSavePreferences();
  return (
    <>
      <Section title={t('preferences.look')}>
        <Setting title={t('preferences.themeTitle')} help={t('preferences.themeHelp')}>
          <Segments
            label={t('preferences.themeTitle')}
            value={theme}
            onValue={(chosen) => save({ theme: chosen })}
            segments={[
              { value: 'dark', label: t('preferences.theme.dark'), icon: <Moon size={15} aria-hidden="true" /> },
              { value: 'light', label: t('preferences.theme.light'), icon: <Sun size={15} aria-hidden="true" /> },
              { value: 'system', label: t('preferences.themeSystem'), icon: <Monitor size={15} aria-hidden="true" /> },
            ]}
          />
        </Setting>
      </Section>
      <TimeSettings save={save} />
      <SampleData />
      {session !== null && <SignOut name={session.name} />}
      <p role="status" className="sr-only">
        {status}
      </p>
    </>
  );
}
