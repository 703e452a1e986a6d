import { t } from '#src/lib/words/words.ts';

const minutesPerHour = 60;

/** A length of time, short: `30 min`, `2 h`, `1 h 30 min`. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / minutesPerHour);
  const left = minutes % minutesPerHour;
  const parts = [hours > 0 ? t('time.hours', { count: hours }) : '', left > 0 || hours === 0 ? t('time.minutes', { count: left }) : ''];
  return parts.filter((part) => part !== '').join(' ');
}
