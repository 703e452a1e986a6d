import { dayInZone, daysBetween, type Instant } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';
import { formatDate } from './format-day.ts';
import type { TimeFrame } from './time-frame.ts';

const msPerMinute = 60_000;
const daysCountedMax = 14;

/** How long ago an instant was, for the middle of a sentence: `just now`, `5 minutes ago`, `2 hours ago`, `yesterday`, `3 days ago`, `on 12 Mar`. */
export function formatAgo(at: Instant | number, { nowMs, zone, locale }: TimeFrame): string {
  const atMs = typeof at === 'number' ? at : Date.parse(at);
  const minutes = Math.floor((nowMs - atMs) / msPerMinute);
  const day = dayInZone(atMs, zone);
  const today = dayInZone(nowMs, zone);
  const days = daysBetween(day, today);
  if (minutes < 1) return t('time.justNow');
  if (minutes < 60) return t('time.minutesAgo', { count: minutes });
  if (days <= 0 || minutes < 6 * 60) return t('time.hoursAgo', { count: Math.floor(minutes / 60) });
  if (days === 1) return t('time.yesterdayInSentence');
  if (days <= daysCountedMax) return t('time.daysAgo', { count: days });
  return t('time.onDay', { day: formatDate(day, locale, day.slice(0, 4) !== today.slice(0, 4)) });
}
