import { describe, expect, it } from 'vitest';
import { captureFrame, readAloud } from '#src/testing/read-aloud.ts';

type Row = readonly [text: string, ...clauses: string[]];

/** Read on Wednesday, 4 March 2026, ten in the morning in Vienna: the first occurrence is the due. */
const rows: readonly Row[] = [
  ['stretch every day', 'stretch | due Wed 2026-03-04 | FREQ=DAILY'],
  ['stretch daily', 'stretch | due Wed 2026-03-04 | FREQ=DAILY'],
  ['stretch daily at 8am', 'stretch | due Thu 2026-03-05 08:00 | FREQ=DAILY'],
  ['stretch every day at 5pm', 'stretch | due Wed 2026-03-04 17:00 | FREQ=DAILY'],
  ['stretch every morning', 'stretch | due Thu 2026-03-05 09:00 | FREQ=DAILY'],
  ['stretch every evening at 8', 'stretch | due Wed 2026-03-04 20:00 | FREQ=DAILY'],
  ['every day stretch', 'stretch | due Wed 2026-03-04 | FREQ=DAILY'],
  ['stretch every other day', 'stretch | due Wed 2026-03-04 | FREQ=DAILY;INTERVAL=2'],
  ['stretch every 3 days', 'stretch | due Wed 2026-03-04 | FREQ=DAILY;INTERVAL=3'],
  ['standup every weekday at 9:30', 'standup | due Thu 2026-03-05 09:30 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['standup on weekdays at 9:30', 'standup | due Thu 2026-03-05 09:30 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['call mum every weekend', 'call mum | due Sat 2026-03-07 | FREQ=WEEKLY;BYDAY=SA'],
  ['plan the week every Sunday', 'plan the week | due Sun 2026-03-08 | FREQ=WEEKLY;BYDAY=SU'],
  ['plan the week each Wednesday', 'plan the week | due Wed 2026-03-04 | FREQ=WEEKLY;BYDAY=WE'],
  ['water plants on Mondays', 'water plants | due Mon 2026-03-09 | FREQ=WEEKLY;BYDAY=MO'],
  ['water plants Mondays and Thursdays', 'water plants | due Thu 2026-03-05 | FREQ=WEEKLY;BYDAY=MO,TH'],
  ['water plants every Monday and Thursday', 'water plants | due Thu 2026-03-05 | FREQ=WEEKLY;BYDAY=MO,TH'],
  ['gym every Mon, Wed and Fri at 7am', 'gym | due Fri 2026-03-06 07:00 | FREQ=WEEKLY;BYDAY=MO,WE,FR'],
  ['gym every tue/thu', 'gym | due Thu 2026-03-05 | FREQ=WEEKLY;BYDAY=TU,TH'],
  ['take out the bins every second Friday', 'take out the bins | due Fri 2026-03-06 | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['take out the bins every other Friday', 'take out the bins | due Fri 2026-03-06 | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['take out the bins every 2nd Friday', 'take out the bins | due Fri 2026-03-06 | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['take out the bins every third Friday', 'take out the bins | due Fri 2026-03-06 | FREQ=WEEKLY;INTERVAL=3;BYDAY=FR'],
  ['take out the bins every week', 'take out the bins | due Wed 2026-03-04 | FREQ=WEEKLY'],
  ['take out the bins weekly on Friday', 'take out the bins | due Fri 2026-03-06 | FREQ=WEEKLY;BYDAY=FR'],
  ['take out the bins every 2 weeks on Friday', 'take out the bins | due Fri 2026-03-06 | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['take out the bins every 3 weeks', 'take out the bins | due Wed 2026-03-04 | FREQ=WEEKLY;INTERVAL=3'],
  ['take out the bins fortnightly', 'take out the bins | due Wed 2026-03-04 | FREQ=WEEKLY;INTERVAL=2'],
  ['take out the bins biweekly starting Friday', 'take out the bins | due Fri 2026-03-06 | from Fri 2026-03-06 | FREQ=WEEKLY;INTERVAL=2'],
  ['pay rent monthly', 'pay rent | due Wed 2026-03-04 | FREQ=MONTHLY'],
  ['pay rent monthly on the 15th', 'pay rent | due Sun 2026-03-15 | FREQ=MONTHLY;BYMONTHDAY=15'],
  ['pay rent every month on the 1st', 'pay rent | due Wed 2026-04-01 | FREQ=MONTHLY;BYMONTHDAY=1'],
  ['pay rent every 15th', 'pay rent | due Sun 2026-03-15 | FREQ=MONTHLY;BYMONTHDAY=15'],
  ['pay rent on the 15th of every month', 'pay rent | due Sun 2026-03-15 | FREQ=MONTHLY;BYMONTHDAY=15'],
  ['pay wages every 1st and 15th', 'pay wages | due Sun 2026-03-15 | FREQ=MONTHLY;BYMONTHDAY=1,15'],
  ['pay rent monthly on the 31st', 'pay rent | due Tue 2026-03-31 | FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['pay rent monthly on the 30th', 'pay rent | due Mon 2026-03-30 | FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'],
  ['pay rent on the last day of every month', 'pay rent | due Tue 2026-03-31 | FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['pay rent at the end of every month', 'pay rent | due Tue 2026-03-31 | FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['demo every last Friday of the month', 'demo | due Fri 2026-03-27 | FREQ=MONTHLY;BYDAY=-1FR'],
  ['demo every last Friday', 'demo | due Fri 2026-03-27 | FREQ=MONTHLY;BYDAY=-1FR'],
  ['demo every first Monday of the month at 10', 'demo | due Mon 2026-04-06 10:00 | FREQ=MONTHLY;BYDAY=1MO'],
  ['demo on the second Tuesday of every month', 'demo | due Tue 2026-03-10 | FREQ=MONTHLY;BYDAY=2TU'],
  ['demo every third Friday of the month', 'demo | due Fri 2026-03-20 | FREQ=MONTHLY;BYDAY=3FR'],
  ['demo monthly on the last Friday', 'demo | due Fri 2026-03-27 | FREQ=MONTHLY;BYDAY=-1FR'],
  ['back up every 3 months', 'back up | due Wed 2026-03-04 | FREQ=MONTHLY;INTERVAL=3'],
  ['back up quarterly', 'back up | due Wed 2026-03-04 | FREQ=MONTHLY;INTERVAL=3'],
  ['back up every other month', 'back up | due Wed 2026-03-04 | FREQ=MONTHLY;INTERVAL=2'],
  ['back up every 2 months on the 1st', 'back up | due Wed 2026-04-01 | FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1'],
  ['renew the licence every year', 'renew the licence | due Wed 2026-03-04 | FREQ=YEARLY'],
  ['renew the licence yearly on 1 May', 'renew the licence | due Fri 2026-05-01 | FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1'],
  ['renew the licence every March 3', 'renew the licence | due Wed 2027-03-03 | FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3'],
  ['call Leo every 29 February', 'call Leo | due Sun 2027-02-28 | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1'],
  ['stretch every day until Friday', 'stretch | due Wed 2026-03-04 | FREQ=DAILY;UNTIL=20260306'],
  ['stretch every day at 5pm until Friday', 'stretch | due Wed 2026-03-04 17:00 | FREQ=DAILY;UNTIL=20260306T225959Z'],
  ['stretch every day for 2 weeks', 'stretch | due Wed 2026-03-04 | FREQ=DAILY;UNTIL=20260317'],
  ['stretch every Friday 3 times', 'stretch | due Fri 2026-03-06 | FREQ=WEEKLY;BYDAY=FR;UNTIL=20260320'],
  ['stretch daily from Monday', 'stretch | due Mon 2026-03-09 | from Mon 2026-03-09 | FREQ=DAILY'],
  ['stretch every Friday from next week', 'stretch | due Fri 2026-03-13 | from Mon 2026-03-09 | FREQ=WEEKLY;BYDAY=FR'],
  ['stretch every day at 9am starting Monday', 'stretch | due Mon 2026-03-09 09:00 | from Mon 2026-03-09 | FREQ=DAILY'],
  ['stretch every day for 10 minutes', 'stretch | due Wed 2026-03-04 | FREQ=DAILY | ~10'],
  ['clean the oven once a month', 'clean the oven | due Wed 2026-03-04 | FREQ=MONTHLY'],
  ['send the weekly report', 'send the weekly report'],
  ['Weekly review Friday 4pm', 'Weekly review | due Fri 2026-03-06 16:00'],
  ['prepare the daily standup', 'prepare the daily standup'],
  ['read the Daily Mail', 'read the Daily Mail'],
  ['read Every Day by Levithan', 'read Every Day by Levithan'],
  ['check every door', 'check every door'],
  ['call mum every hour', 'call mum every hour'],
  ['count every 2nd sheep', 'count every 2nd sheep'],
  ['take the pill twice a day', 'take the pill twice a day'],
];

/** The same words on other days. */
const days: readonly (readonly [at: string, text: string, ...clauses: string[]])[] = [
  ['2026-01-31T09:00:00Z', 'pay rent monthly', 'pay rent | due Sat 2026-01-31 | FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['2026-01-30T09:00:00Z', 'pay rent monthly', 'pay rent | due Fri 2026-01-30 | FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'],
  ['2028-02-29T09:00:00Z', 'pay rent yearly', 'pay rent | due Tue 2028-02-29 | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1'],
  ['2026-02-28T09:00:00Z', 'pay rent monthly on the 30th', 'pay rent | due Sat 2026-02-28 | FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1'],
  ['2026-03-06T09:00:00Z', 'bins every second Friday', 'bins | due Fri 2026-03-06 | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR'],
  ['2026-03-06T09:00:00Z', 'bins every Friday at 9am', 'bins | due Fri 2026-03-13 09:00 | FREQ=WEEKLY;BYDAY=FR'],
  ['2026-12-31T22:59:00Z', 'stretch every day at 11:58pm', 'stretch | due Fri 2027-01-01 23:58 | FREQ=DAILY'],
  ['2026-03-28T09:00:00Z', 'take the pill every day at 2:30am', 'take the pill | due Mon 2026-03-30 02:30 | FREQ=DAILY'],
];

describe('recurrence', () => {
  it.each(rows)('%s', (text, ...clauses) => {
    expect(readAloud(text, captureFrame())).toEqual(clauses);
  });

  it.each(days)('at %s: %s', (at, text, ...clauses) => {
    expect(readAloud(text, captureFrame({ at }))).toEqual(clauses);
  });
});
