import type { Metadata } from 'next';
import { environment } from '#src/config/env.ts';
import { PreferencesForm } from '#src/features/preferences/preferences-form.tsx';
import { t } from '#src/lib/words/words.ts';
import { PageTitle } from '#src/ui/page-title.tsx';

export const metadata: Metadata = { title: t('nav.preferences') };

/** The preferences; the layout has read them already. Without a password there is nothing to sign out of. */
export default function PreferencesPage() {
  return (
    <>
      <PageTitle title={t('preferences.title')}>{t('preferences.lead')}</PageTitle>
      <PreferencesForm canSignOut={environment().password !== null} />
    </>
  );
}
