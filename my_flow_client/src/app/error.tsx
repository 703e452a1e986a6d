'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect } from 'react';
import { isServerAway } from '#src/lib/api/problem-error.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { NoticePage } from '#src/ui/notice-page.tsx';

const againMs = 4_000;

/** What stands in place of a page that could not be made. While the server is away the page looks for it by itself. */
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
  const title = t(isAway ? 'errorPage.unavailable' : 'errorPage.internal');
  return (
    <>
      {/* The page's own title went down with it. */}
      <title>{`${title} · ${t('app.name')}`}</title>
      <NoticePage
        title={title}
        hint={t(isAway ? 'errorPage.unavailableHint' : 'errorPage.internalHint')}
        {...(isAway || error.digest === undefined ? {} : { footnote: t('errorPage.reference', { digest: error.digest }) })}
      >
        <Button look="primary" className="min-h-10 px-4" onClick={again}>
          {t('common.tryAgain')}
        </Button>
      </NoticePage>
    </>
  );
}
