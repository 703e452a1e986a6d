import { expect, test } from 'vitest';
import { formatRecurrence } from './format-recurrence.ts';

test.each([
  ['FREQ=DAILY', 'every day'],
  ['FREQ=DAILY;INTERVAL=2', 'every 2nd day'],
  ['FREQ=DAILY;INTERVAL=10', 'every 10 days'],
  ['FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=WEEKLY', 'every week'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'every 2nd Friday'],
  ['FREQ=WEEKLY;INTERVAL=3;BYDAY=FR', 'every 3rd Friday'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', 'every weekday'],
  ['FREQ=WEEKLY;BYDAY=SA,SU', 'every weekend'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', 'every Monday and Thursday'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 'every Monday, Wednesday and Friday'],
  ['FREQ=MONTHLY', 'every month'],
  ['FREQ=MONTHLY;INTERVAL=3', 'every 3 months'],
  ['FREQ=MONTHLY;BYMONTHDAY=1', 'every month on the 1st'],
  ['FREQ=MONTHLY;BYMONTHDAY=15,22', 'every month on the 15th and 22nd'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'every month on the last day'],
  ['FREQ=MONTHLY;BYDAY=1MO', 'every month on the 1st Monday'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'every month on the last Friday'],
  ['FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1', 'every month on the last Friday'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 'every month on the last working day'],
  ['FREQ=MONTHLY;BYDAY=-2FR', 'every month on the 2nd to last Friday'],
  ['FREQ=YEARLY', 'every year'],
  ['FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3', 'every year on 3 March'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=6', 'every Tuesday, 6 times'],
  ['FREQ=DAILY;UNTIL=20260301T000000Z', 'every day until 1 Mar 2026'],
  ['FREQ=YEARLY;BYDAY=20MO', 'repeats'],
  ['FREQ=MONTHLY;BYDAY=XX', 'repeats'],
  ['FREQ=WEEKLY;BYDAY=ZZ', 'repeats'],
])('%s reads %s', (rule, words) => {
  expect(formatRecurrence(rule)).toBe(words);
});
