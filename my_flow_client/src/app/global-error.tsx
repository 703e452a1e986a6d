'use client';

import { app, errorPage } from '#messages/en.errors.json';
import { Button } from '#src/ui/button.tsx';
import { NoticePage } from '#src/ui/notice-page.tsx';
import '#src/styles/globals.css';

/** The last resort: even what stands around every page could not be made. It is a part of every page, so it carries its own few words alone. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>{app.name}</title>
        <NoticePage
          title={errorPage.internal}
          hint={errorPage.internalHint}
          {...(error.digest === undefined ? {} : { footnote: errorPage.reference.replace('{digest}', error.digest) })}
        >
          <Button look="primary" className="min-h-10 px-4" onClick={() => window.location.reload()}>
            {errorPage.tryAgain}
          </Button>
        </NoticePage>
      </body>
    </html>
  );
}
