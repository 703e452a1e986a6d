import type { Metadata } from 'next';
import { t } from '#src/lib/words/words.ts';
import { NoticePage } from '#src/ui/notice-page.tsx';

export const metadata: Metadata = { title: t('errorPage.notFound') };

/** An address that leads nowhere. */
export default function NotFoundPage() {
  return (
    <NoticePage title={t('errorPage.notFound')} hint={t('errorPage.notFoundHint')}>
      <a
        href="/"
        className="inline-flex min-h-10 items-center rounded-[10px] bg-accent px-4 font-semibold text-on-accent text-sm hover:bg-accent-strong"
      >
        {t('errorPage.toTheRooms')}
      </a>
    </NoticePage>
  );
}
