'use client';

import '#src/lib/words/welcome-words.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Kbd } from '#src/ui/kbd.tsx';
import type { Start } from './use-start.ts';

/** The two ways on: with one's own roles, or with sample data to look at. */
export function StartButtons({ count, start, hasContexts }: { count: number; start: Start; hasContexts: boolean }) {
  return (
    <>
      <div className="mt-8 flex flex-col gap-3 sm:flex-row sm:items-center">
        <Button type="submit" look="primary" disabled={count === 0 || start.isBusy} className="min-h-12 rounded-m px-6 text-base">
          {start.isBusy ? t('welcome.busy') : count === 0 ? t('welcome.pickOne') : t('welcome.start', { count })}
          <Kbd keys="enter" className="border-current text-inherit opacity-70 max-sm:hidden" />
        </Button>
        <Button
          onClick={start.startWithSample}
          disabled={start.isBusy}
          className="min-h-12 rounded-m bg-surface px-5 hover:bg-surface-3 text-base"
        >
          {t('welcome.sample')}
        </Button>
      </div>
      {!hasContexts && <p className="mt-3 text-fg-3 text-sm">{t('welcome.sampleHint')}</p>}
      <p role="alert" className="mt-3 text-danger text-sm empty:hidden">
        {start.problem}
      </p>
    </>
  );
}
