import { t } from '#src/lib/words/words.ts';

const rows = ['w-1/2', 'w-2/3', 'w-2/5', 'w-3/5', 'w-1/3'];

/** The outline of a page while it is read. */
export default function Loading() {
  return (
    <div role="status" className="motion-safe:animate-pulse">
      <span className="sr-only">{t('errorPage.loading')}</span>
      <div className="h-8 w-40 rounded-s bg-surface-3" />
      <div className="mt-3 h-4 w-72 max-w-full rounded-s bg-surface-2" />
      <div className="mt-8 h-[52px] rounded-l border border-line bg-surface" />
      <div className="mt-8 overflow-hidden rounded-l border border-line bg-surface">
        {rows.map((width) => (
          <div key={width} className="flex min-h-[54px] items-center gap-3.5 border-line px-4 not-first:border-t">
            <div className="size-[22px] shrink-0 rounded-full bg-surface-3" />
            <div className={`h-3.5 rounded-full bg-surface-3 ${width}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
