import { addDays, type Day, dayInZone, startOfWeek, weekdayOf } from 'my_flow_contract';
import type { TimeFrame } from '#src/lib/time/time-frame.ts';

export type QuickDay = { readonly name: 'today' | 'tomorrow' | 'weekend' | 'nextWeek'; readonly day: Day };

const saturday = 6;

/** The days that are asked for most, none of them twice: today, tomorrow, the Saturday to come, the first day of next week. */
export function quickDays({ nowMs, zone }: Pick<TimeFrame, 'nowMs' | 'zone'>, weekStart: number): QuickDay[] {
  const today = dayInZone(nowMs, zone);
  const days: QuickDay[] = [
    { name: 'today', day: today },
    { name: 'tomorrow', day: addDays(today, 1) },
    { name: 'weekend', day: addDays(today, (saturday - weekdayOf(today) + 7) % 7 || 7) },
    { name: 'nextWeek', day: addDays(startOfWeek(today, weekStart), 7) },
  ];
  return days.filter(({ day }, index) => days.findIndex((other) => other.day === day) === index);
}
