import '#src/lib/words/preferences-words.ts';
import type { Metadata } from 'next';
import { canSignOut, currentSession } from '#src/bff/session.ts';
import { PreferencesForm } from '#src/features/preferences/preferences-form.tsx';
import { t } from '#src/lib/words/words.ts';
import { PageTitle } from '#src/ui/page-title.tsx';

export const metadata: Metadata = { title: t('nav.preferences') };

/** The preferences; the layout has read them already. Where nobody signs in there is nothing to sign out of. */
export default async function PreferencesPage() {
  const session = await currentSession();
  const name = session?.kind === 'issuer' ? session.stored.name : null;
  return (
    <>
      <PageTitle title={t('preferences.title')}>{t('preferences.lead')}</PageTitle>
      <PreferencesForm session={canSignOut() ? { name } : null} />
    </>
  );
}
