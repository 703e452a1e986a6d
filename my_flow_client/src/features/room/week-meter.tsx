import { t } from '#src/lib/words/words.ts';

/** A ring that fills as the week's flows get done. */
export function WeekMeter({ done, all }: { done: number; all: number }) {
  return (
    <div role="img" aria-label={t('room.weekMeter', { done, all })} className="flex shrink-0 items-center gap-2.5 text-sm">
      <svg viewBox="0 0 44 44" aria-hidden="true" className="size-11 fill-none [stroke-width:4] sm:size-[52px]">
        <circle cx="22" cy="22" r="18" className="stroke-line-strong" />
        <circle
          cx="22"
          cy="22"
          r="18"
          pathLength="100"
          strokeDasharray={`${Math.round((done / all) * 100)} 100`}
          strokeLinecap={done > 0 ? 'round' : 'butt'}
          transform="rotate(-90 22 22)"
          className="stroke-accent transition-[stroke-dasharray] duration-300"
        />
      </svg>
      <div aria-hidden="true" className="hidden leading-[1.35] sm:block">
        <b className="block font-semibold">{t('room.weekCount', { done, all })}</b>
        <span className="text-fg-3">{t('room.week')}</span>
      </div>
    </div>
  );
}
