import { type Due, dayInZone, daysBetween, dueDay, isOverdue } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';
import { formatClock } from './format-clock.ts';
import { formatDate, formatDay } from './format-day.ts';
import type { TimeFrame } from './time-frame.ts';

/** `late` has passed, `today` is still to come today, `later` is another day. */
export type DueTone = 'late' | 'today' | 'later';

const daysCountedMax = 14;

/** When something is due, in words: `Today 17:00`, `Tomorrow`, `Fri 09:00`, `12 Mar`, `Yesterday`, `3 days overdue`, `Overdue 09:00`. */
export function formatDue(due: Due, frame: TimeFrame): string {
  const clock = due.kind === 'instant' ? formatClock(due.at, frame) : null;
  const day = dueDay(due, frame.zone);
  if (!isOverdue(due, frame.nowMs, frame.zone)) return clock === null ? formatDay(day, frame) : `${formatDay(day, frame)} ${clock}`;
  const today = dayInZone(frame.nowMs, frame.zone);
  const daysLate = daysBetween(day, today);
  if (daysLate === 0) return t('time.overdueAt', { when: clock ?? '' });
  if (daysLate === 1) return clock === null ? t('time.yesterday') : `${t('time.yesterday')} ${clock}`;
  if (daysLate <= daysCountedMax) return t('time.daysOverdue', { count: daysLate });
  return t('time.overdueAt', { when: formatDate(day, frame.locale, day.slice(0, 4) !== today.slice(0, 4)) });
}

/** How pressing a due is. */
export function dueTone(due: Due, { nowMs, zone }: Pick<TimeFrame, 'nowMs' | 'zone'>): DueTone {
  if (isOverdue(due, nowMs, zone)) return 'late';
  return dueDay(due, zone) === dayInZone(nowMs, zone) ? 'today' : 'later';
}
