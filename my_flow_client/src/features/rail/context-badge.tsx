import { cn } from '#src/lib/cn.ts';
import { t, type WordsKey } from '#src/lib/words/words.ts';

/** How many flows are open in a context, at the corner of its button; nothing for none. Read out with the button's name. */
export function ContextBadge({ open, isCurrent }: { open: number; isCurrent: boolean }) {
  if (open === 0) return null;
  return (
    <span
      aria-hidden="true"
      className={cn(
        '-top-[5px] -right-[5px] absolute h-[18px] min-w-[18px] rounded-[9px] px-[5px] text-center font-semibold text-[11px] leading-[18px] ring-2 ring-bg',
        isCurrent ? 'bg-accent text-on-accent' : 'bg-surface-3 text-fg-2',
      )}
    >
      {shownCount(open)}
    </span>
  );
}

/** The accessible name of a context's button. */
export function contextLabel(name: string, open: number): string {
  const key: WordsKey = open === 0 ? 'rail.nameEmpty' : 'rail.name';
  return t(key, { name, open: shownCount(open) });
}

/** The same words in the badge and in the name: who speaks to the machine says what is to be seen. */
function shownCount(open: number): string {
  return open > 99 ? t('rail.more') : String(open);
}
