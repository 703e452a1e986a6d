import type { Due } from 'my_flow_contract';
import { describe, expect, it } from 'vitest';
import { advanceRecurrence, nextOccurrence } from './next-occurrence.ts';

const day = (of: string): Due => ({ kind: 'day', day: of });
const instant = (at: string, zone: string): Due => ({ kind: 'instant', at, zone });
const vienna = 'Europe/Vienna';

type Case = readonly [what: string, rule: string, due: Due | null, completedAt: string, zone: string, next: Due | null];

const cases: readonly Case[] = [
  ['daily, on time', 'FREQ=DAILY', day('2026-03-02'), '2026-03-02T10:00:00Z', vienna, day('2026-03-03')],
  ['daily, done early', 'FREQ=DAILY', day('2026-03-05'), '2026-03-02T10:00:00Z', vienna, day('2026-03-06')],
  ['daily, done a day late: today is not past', 'FREQ=DAILY', day('2026-03-01'), '2026-03-02T10:00:00Z', vienna, day('2026-03-02')],
  ['daily, done a year late', 'FREQ=DAILY', day('2025-03-01'), '2026-03-02T10:00:00Z', vienna, day('2026-03-02')],
  ['daily, done 25 years late', 'FREQ=DAILY', day('2001-03-01'), '2026-03-02T10:00:00Z', vienna, day('2026-03-02')],
  [
    'today is the day in the zone, not in UTC',
    'FREQ=DAILY',
    day('2026-03-01'),
    '2026-03-02T11:00:00Z',
    'Pacific/Kiritimati',
    day('2026-03-03'),
  ],
  ['the far west is a day behind', 'FREQ=DAILY', day('2026-02-20'), '2026-03-02T11:00:00Z', 'Etc/GMT+12', day('2026-03-01')],
  ['weekly keeps the weekday', 'FREQ=WEEKLY', day('2026-03-06'), '2026-03-06T10:00:00Z', vienna, day('2026-03-13')],
  [
    'every second Friday, done three weeks late',
    'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
    day('2026-03-06'),
    '2026-03-26T10:00:00Z',
    vienna,
    day('2026-04-03'),
  ],
  ['weekdays skip the weekend', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', day('2026-03-06'), '2026-03-06T10:00:00Z', vienna, day('2026-03-09')],
  ['the 31st passes over short months', 'FREQ=MONTHLY;BYMONTHDAY=31', day('2026-01-31'), '2026-01-31T10:00:00Z', vienna, day('2026-03-31')],
  ['the last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1', day('2026-01-31'), '2026-01-31T10:00:00Z', vienna, day('2026-02-28')],
  ['the last day of a leap February', 'FREQ=MONTHLY;BYMONTHDAY=-1', day('2028-01-31'), '2028-01-31T10:00:00Z', vienna, day('2028-02-29')],
  ['monthly from the 31st, no day named', 'FREQ=MONTHLY', day('2026-01-31'), '2026-01-31T10:00:00Z', vienna, day('2026-03-31')],
  ['the last Friday of the month', 'FREQ=MONTHLY;BYDAY=-1FR', day('2026-03-27'), '2026-03-27T10:00:00Z', vienna, day('2026-04-24')],
  ['yearly on a leap day', 'FREQ=YEARLY', day('2024-02-29'), '2024-02-29T10:00:00Z', vienna, day('2028-02-29')],
  ['yearly on a leap day, over 2100', 'FREQ=YEARLY', day('2096-02-29'), '2096-02-29T10:00:00Z', vienna, day('2104-02-29')],
  ['over the end of the year', 'FREQ=WEEKLY;BYDAY=TH', day('2026-12-31'), '2026-12-31T10:00:00Z', vienna, day('2027-01-07')],
  ['without a due, from the day of completion', 'FREQ=DAILY', null, '2026-03-02T10:00:00Z', vienna, day('2026-03-03')],
  ['without a due, after the day of completion', 'FREQ=WEEKLY;BYDAY=MO', null, '2026-03-02T10:00:00Z', vienna, day('2026-03-09')],
  ['without a due, the day in the zone', 'FREQ=DAILY', null, '2026-03-02T23:30:00Z', vienna, day('2026-03-04')],
  ['a due off the rule', 'FREQ=WEEKLY;BYDAY=FR', day('2026-03-04'), '2026-03-04T10:00:00Z', vienna, day('2026-03-06')],
  ['hours of a rule do not matter to days', 'FREQ=DAILY;BYHOUR=9,17', day('2026-03-02'), '2026-03-02T10:00:00Z', vienna, day('2026-03-03')],
  [
    'nine stays nine when clocks go forward',
    'FREQ=DAILY',
    instant('2026-03-28T08:00:00Z', vienna),
    '2026-03-28T09:00:00Z',
    vienna,
    instant('2026-03-29T07:00:00Z', vienna),
  ],
  [
    'nine stays nine when clocks go back',
    'FREQ=DAILY',
    instant('2026-10-24T07:00:00Z', vienna),
    '2026-10-24T09:00:00Z',
    vienna,
    instant('2026-10-25T08:00:00Z', vienna),
  ],
  [
    'a time that is skipped is passed over',
    'FREQ=DAILY',
    instant('2026-03-28T01:30:00Z', vienna),
    '2026-03-28T02:00:00Z',
    vienna,
    instant('2026-03-30T00:30:00Z', vienna),
  ],
  [
    'a time that is repeated is its first',
    'FREQ=DAILY',
    instant('2026-10-24T00:30:00Z', vienna),
    '2026-10-24T01:00:00Z',
    vienna,
    instant('2026-10-25T00:30:00Z', vienna),
  ],
  [
    'the zone of the due, not that of the person',
    'FREQ=DAILY',
    instant('2026-03-07T14:00:00Z', 'America/New_York'),
    '2026-03-07T15:00:00Z',
    vienna,
    instant('2026-03-08T13:00:00Z', 'America/New_York'),
  ],
  [
    'an instant later today is not past',
    'FREQ=DAILY',
    instant('2026-03-01T20:00:00Z', vienna),
    '2026-03-03T10:00:00Z',
    vienna,
    instant('2026-03-03T20:00:00Z', vienna),
  ],
  [
    'an instant earlier today is past',
    'FREQ=DAILY',
    instant('2026-03-01T08:00:00Z', vienna),
    '2026-03-03T10:00:00Z',
    vienna,
    instant('2026-03-04T08:00:00Z', vienna),
  ],
  [
    'a due of 5:45',
    'FREQ=WEEKLY',
    instant('2026-03-01T03:15:00Z', 'Asia/Kathmandu'),
    '2026-03-01T04:00:00Z',
    vienna,
    instant('2026-03-08T03:15:00Z', 'Asia/Kathmandu'),
  ],
  ['until a day, on that day', 'FREQ=DAILY;UNTIL=20260303', day('2026-03-02'), '2026-03-02T10:00:00Z', vienna, day('2026-03-03')],
  ['until a day, past it', 'FREQ=DAILY;UNTIL=20260302', day('2026-03-02'), '2026-03-02T10:00:00Z', vienna, null],
  ['until a day, skipped past it', 'FREQ=DAILY;UNTIL=20260305', day('2026-03-02'), '2026-03-09T10:00:00Z', vienna, null],
  [
    'until a day, an instant on its evening',
    'FREQ=DAILY;UNTIL=20260303',
    instant('2026-03-02T22:30:00Z', vienna),
    '2026-03-02T22:40:00Z',
    vienna,
    instant('2026-03-03T22:30:00Z', vienna),
  ],
  [
    'until a day, an instant on the next, though not in UTC',
    'FREQ=DAILY;UNTIL=20260303',
    instant('2026-03-02T23:30:00Z', vienna),
    '2026-03-02T23:40:00Z',
    vienna,
    null,
  ],
  ['until an instant, in the far west', 'FREQ=DAILY;UNTIL=20260304T115959Z', day('2026-03-03'), '2026-03-03T20:00:00Z', 'Etc/GMT+12', null],
  [
    'until an instant, just reached',
    'FREQ=DAILY;UNTIL=20260303T080000Z',
    instant('2026-03-02T08:00:00Z', vienna),
    '2026-03-02T08:10:00Z',
    vienna,
    instant('2026-03-03T08:00:00Z', vienna),
  ],
  [
    'until a local time, just missed',
    'FREQ=DAILY;UNTIL=20260303T085959',
    instant('2026-03-02T08:00:00Z', vienna),
    '2026-03-02T08:10:00Z',
    vienna,
    null,
  ],
  ['the last of a count', 'FREQ=DAILY;COUNT=1', day('2026-03-02'), '2026-03-02T10:00:00Z', vienna, null],
  ['the last but one of a count', 'FREQ=DAILY;COUNT=2', day('2026-03-02'), '2026-03-02T10:00:00Z', vienna, day('2026-03-03')],
  ['a count that ran out while it was late', 'FREQ=DAILY;COUNT=5', day('2026-03-02'), '2026-03-12T10:00:00Z', vienna, null],
  ['a rule that never occurs', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', day('2026-03-02'), '2026-03-12T10:00:00Z', vienna, null],
  ['a rule that means nothing', 'FREQ=DAILY;FOO=BAR;UNTIL=X', day('2026-03-02'), '2026-03-12T10:00:00Z', vienna, null],
];

describe('nextOccurrence', () => {
  it.each(cases)('%s', (_what, rule, due, completedAt, zone, next) => {
    expect(nextOccurrence(rule, due, { completedAt, zone })).toEqual(next);
  });
});

describe('advanceRecurrence', () => {
  it('lowers a count by what went by', () => {
    const late = advanceRecurrence('FREQ=DAILY;COUNT=10;WKST=MO', day('2026-03-02'), { completedAt: '2026-03-05T10:00:00Z', zone: vienna });
    expect(late).toEqual({ due: day('2026-03-05'), recurrence: 'FREQ=DAILY;COUNT=7;WKST=MO' });
  });

  it('walks a count to its end', () => {
    const days: string[] = [];
    let at = { due: day('2026-03-02'), recurrence: 'FREQ=WEEKLY;COUNT=4' };
    for (;;) {
      const next = advanceRecurrence(at.recurrence, at.due, { completedAt: '2026-03-02T10:00:00Z', zone: vienna });
      if (next === null || next.due.kind !== 'day') break;
      days.push(next.due.day);
      at = next;
    }
    expect(days).toEqual(['2026-03-09', '2026-03-16', '2026-03-23']);
  });

  it('leaves a rule without a count as it is', () => {
    expect(
      advanceRecurrence('FREQ=WEEKLY;INTERVAL=2', day('2026-03-02'), { completedAt: '2026-03-02T10:00:00Z', zone: vienna })?.recurrence,
    ).toBe('FREQ=WEEKLY;INTERVAL=2');
  });
});

it.each([
  ['FREQ=DAILY;COUNT=19999;BYMONTHDAY=1', '1001-01-01'],
  ['FREQ=DAILY;COUNT=999999', '1971-01-01'],
  ['FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6', '2026-01-01'],
  ['FREQ=YEARLY;BYYEARDAY=1,2,3,4,5,6,7,8,9,10,11,12,13;BYMONTH=12;BYDAY=MO,TU,WE,TH,FR,SA,SU', '2026-01-01'],
])('%s from %s is given up before it holds up everybody', (recurrence, day) => {
  const beganMs = performance.now();
  expect(nextOccurrence(recurrence, { kind: 'day', day }, { completedAt: '2026-03-02T09:00:00Z', zone: 'UTC' })).toBeNull();
  expect(performance.now() - beganMs).toBeLessThan(2_000);
});

it('what would come after the last year that a day can have never comes', () => {
  const completion = { completedAt: '2026-03-02T09:00:00Z', zone: 'UTC' };
  expect(nextOccurrence('FREQ=DAILY', { kind: 'day', day: '9998-12-30' }, completion)).toEqual({ kind: 'day', day: '9998-12-31' });
  expect(nextOccurrence('FREQ=DAILY', { kind: 'day', day: '9998-12-31' }, completion)).toBeNull();
  expect(nextOccurrence('FREQ=WEEKLY', { kind: 'instant', at: '9998-12-30T00:00:00Z', zone: 'UTC' }, completion)).toBeNull();
});
