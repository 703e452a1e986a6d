'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect } from 'react';
import { app, errorPage } from '#messages/en.errors.json';
import { digestOf, isServerAway } from '#src/lib/api/failure-code.ts';
import { Button } from '#src/ui/button.tsx';
import { NoticePage } from '#src/ui/notice-page.tsx';

const againMs = 4_000;

/** What stands in place of a page that could not be made; it comes with every page, so it carries its own few words alone. While the server is away the page looks for it by itself. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const isAway = isServerAway(error.digest);
  const again = useCallback(
    () =>
      startTransition(() => {
        router.refresh();
        reset();
      }),
    [router, reset],
  );
  useEffect(() => {
    if (!isAway) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && again(), againMs);
    return () => clearInterval(timer);
  }, [isAway, again]);
  const isUnknownPerson = error.digest === digestOf('sign_in_unavailable');
  const title = isUnknownPerson ? errorPage.unknownPerson : isAway ? errorPage.unavailable : errorPage.internal;
  return (
    <>
      {/* The page's own title went down with it. */}
      <title>{`${title} · ${app.name}`}</title>
      <NoticePage
        title={title}
        hint={
          isAway
            ? `${isUnknownPerson ? errorPage.unknownPersonHint : errorPage.unavailableHint} ${errorPage.againHint}`
            : errorPage.internalHint
        }
        {...(isAway || error.digest === undefined ? {} : { footnote: errorPage.reference.replace('{digest}', error.digest) })}
      >
        <Button look="primary" className="min-h-10 px-4" onClick={again}>
          {errorPage.tryAgain}
        </Button>
      </NoticePage>
    </>
  );
}
