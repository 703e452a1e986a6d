'use client';

import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { NoticePage } from '#src/ui/notice-page.tsx';
import '#src/styles/globals.css';

/** The last resort: even what stands around every page could not be made. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>{t('app.name')}</title>
        <NoticePage
          title={t('errorPage.internal')}
          hint={t('errorPage.internalHint')}
          {...(error.digest === undefined ? {} : { footnote: t('errorPage.reference', { digest: error.digest }) })}
        >
          <Button look="primary" className="min-h-10 px-4" onClick={() => window.location.reload()}>
            {t('common.tryAgain')}
          </Button>
        </NoticePage>
      </body>
    </html>
  );
}
