import type { PartOfDay } from './day-rules.ts';
import type { Item, SaidTime } from './piece.ts';
import { dayWords, eveningWords, morningWords } from './small-words.ts';

/** What else a clause says about the half of the day. */
export type DayHalfHint = 'morning' | 'day' | 'evening' | null;

/** The hint that the words of a clause give: dinner is in the evening, breakfast in the morning. */
export function hintIn(items: readonly Item[]): DayHalfHint {
  for (const item of items) {
    if (item.type !== 'word') continue;
    if (eveningWords.has(item.lower)) return 'evening';
    if (morningWords.has(item.lower)) return 'morning';
    if (dayWords.has(item.lower)) return 'day';
  }
  return null;
}

type Moment = {
  readonly part: PartOfDay | null;
  readonly hint: DayHalfHint;
  /** The minute it is now, when the time is meant for today; null for another day. */
  readonly nowMinute: number | null;
};

/**
 * The minute of the day that a time means, 1440 and more being past midnight. An hour whose half was not said is the one a person awake
 * would mean: 1 to 6 are after noon, 7 to 11 before it, unless that has passed today and the evening's has not.
 */
export function minuteOf(time: SaidTime, moment: Moment): number {
  if (time.half === 'day') return time.hour * 60 + time.minute;
  const am = (time.hour % 12) * 60 + time.minute;
  const pm = am + 720;
  if (time.half !== 'open') return time.half === 'am' ? am : pm;
  if (moment.part === 'night') return time.hour === 12 || time.hour < 5 ? am + 1440 : pm;
  if (time.hour === 12) return pm;
  if (moment.part !== null) return moment.part === 'morning' ? am : pm;
  if (moment.hint === 'evening' && time.hour >= 5) return pm;
  if (moment.hint === 'morning' && time.hour >= 4) return am;
  if (time.hour <= 6) return pm;
  if (moment.hint === 'day') return am;
  return moment.nowMinute !== null && am <= moment.nowMinute && pm > moment.nowMinute ? pm : am;
}

const partMinutes: Readonly<Record<PartOfDay, { readonly usual: number; readonly latest: number }>> = {
  morning: { usual: 9 * 60, latest: 12 * 60 },
  afternoon: { usual: 15 * 60, latest: 18 * 60 },
  evening: { usual: 19 * 60, latest: 22 * 60 },
  night: { usual: 20 * 60, latest: 23 * 60 + 59 },
};

/** The minute that a part of the day stands for: its usual one, or its end when that is what is left of it today; null when it is over. */
export function minuteOfPart(part: PartOfDay, nowMinute: number | null): number | null {
  const { usual, latest } = partMinutes[part];
  if (nowMinute === null || usual > nowMinute) return usual;
  return latest > nowMinute ? latest : null;
}
