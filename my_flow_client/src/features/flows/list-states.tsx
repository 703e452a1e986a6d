'use client';

import { CloudOff } from 'lucide-react';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Kbd } from '#src/ui/kbd.tsx';

/** While the flows of a room are read: its shape, without a flicker for the quick ones. */
export function ListsSkeleton() {
  return (
    <div role="status" className="transition-opacity delay-150 duration-200 starting:opacity-0">
      <span className="sr-only">{t('flows.loading')}</span>
      <div aria-hidden="true" className="mb-2.5 ml-0.5 h-4 w-24 rounded-full bg-surface-3" />
      <div aria-hidden="true" className="rounded-l border border-line bg-surface">
        {[62, 44, 53].map((width) => (
          <div key={width} className="flex h-[54px] items-center gap-3.5 border-line border-t px-4 first:border-t-0">
            <div className="size-[22px] rounded-full border-2 border-line-strong" />
            <div className="h-3.5 animate-pulse rounded-full bg-surface-3" style={{ width: `${width}%` }} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** When the flows could not be read. */
export function FailedLists({ isTrying, onTryAgain }: { readonly isTrying: boolean; readonly onTryAgain: () => void }) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-3 rounded-l border border-line bg-surface px-4 py-4">
      <CloudOff size={18} aria-hidden="true" className="shrink-0 text-fg-3" />
      <p className="min-w-0 flex-1 text-fg-2">{t('flows.failed')}</p>
      <Button onClick={onTryAgain} disabled={isTrying}>
        {t('common.tryAgain')}
      </Button>
    </div>
  );
}

/** A room in which nothing is open: one that is new, or one where all is done. The key to the line is told while the focus is elsewhere. */
export function EmptyRoom({ isAllDone }: { readonly isAllDone: boolean }) {
  const [before, after = ''] = t(isAllDone ? 'flows.allDone' : 'flows.empty').split('{key}');
  return (
    <p className="mb-[30px] rounded-l border border-line-strong border-dashed px-5 py-7 text-center text-fg-2">
      <span className="pointer-coarse:hidden [body:has(#capture-text:focus)_&]:hidden">
        {before}
        <Kbd keys="c" className="mx-0.5 align-[1px]" />
        <span className="sr-only">c</span>
        {after}
      </span>
      <span className="hidden pointer-coarse:inline [body:has(#capture-text:focus)_&]:inline">
        {t(isAllDone ? 'flows.allDoneTouch' : 'flows.emptyTouch')}
      </span>
    </p>
  );
}
