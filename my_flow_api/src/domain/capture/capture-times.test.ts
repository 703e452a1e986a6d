import { describe, expect, it } from 'vitest';
import { captureFrame, readAloud } from '#src/testing/read-aloud.ts';

type Row = readonly [text: string, ...clauses: string[]];

/** Read on Wednesday, 4 March 2026, ten in the morning in Vienna. */
const rows: readonly Row[] = [
  ['call mum at 4', 'call mum | due Wed 2026-03-04 16:00'],
  ['call mum at 6', 'call mum | due Wed 2026-03-04 18:00'],
  ['call mum at 6 tomorrow', 'call mum | due Thu 2026-03-05 18:00'],
  ['call mum tomorrow at 6', 'call mum | due Thu 2026-03-05 18:00'],
  ['at 6 call mum', 'call mum | due Wed 2026-03-04 18:00'],
  ['call mum at six', 'call mum | due Wed 2026-03-04 18:00'],
  ['call mum at 12', 'call mum | due Wed 2026-03-04 12:00'],
  ['call mum at 11', 'call mum | due Wed 2026-03-04 11:00'],
  ['call mum at 9', 'call mum | due Wed 2026-03-04 21:00'],
  ['call mum tomorrow at 9', 'call mum | due Thu 2026-03-05 09:00'],
  ['dinner with Ann tomorrow at 7', 'dinner with Ann | due Thu 2026-03-05 19:00'],
  ['breakfast with Ann tomorrow at 6', 'breakfast with Ann | due Thu 2026-03-05 06:00'],
  ['call mum at 7 in the evening', 'call mum | due Wed 2026-03-04 19:00'],
  ['call mum tomorrow evening at 8', 'call mum | due Thu 2026-03-05 20:00'],
  ['call mum at 6 in the morning', 'call mum | due Thu 2026-03-05 06:00'],
  ['call mum 5pm', 'call mum | due Wed 2026-03-04 17:00'],
  ['call mum at 5 pm', 'call mum | due Wed 2026-03-04 17:00'],
  ['call mum at 5 p.m.', 'call mum | due Wed 2026-03-04 17:00'],
  ['call mum 8am', 'call mum | due Thu 2026-03-05 08:00'],
  ['call mum 5.30pm', 'call mum | due Wed 2026-03-04 17:30'],
  ['call mum at 5:30', 'call mum | due Wed 2026-03-04 17:30'],
  ['call mum at 17:30', 'call mum | due Wed 2026-03-04 17:30'],
  ['call mum at 05:30', 'call mum | due Thu 2026-03-05 05:30'],
  ['call mum at 12am on Friday', 'call mum | due Fri 2026-03-06 00:00'],
  ['call mum at 12pm on Friday', 'call mum | due Fri 2026-03-06 12:00'],
  ['call mum at noon', 'call mum | due Wed 2026-03-04 12:00'],
  ['call mum tomorrow noon', 'call mum | due Thu 2026-03-05 12:00'],
  ['hand in the paper by midnight', 'hand in the paper | due Thu 2026-03-05 00:00'],
  ['hand in the paper Friday at midnight', 'hand in the paper | due Sat 2026-03-07 00:00'],
  ['call mum by 5', 'call mum | due Wed 2026-03-04 17:00'],
  ['call mum before 5pm', 'call mum | due Wed 2026-03-04 17:00'],
  ['call mum before Friday 5pm', 'call mum | due Fri 2026-03-06 17:00'],
  ['call mum around 5', 'call mum | due Wed 2026-03-04 17:00'],
  ["call mum at 5 o'clock", 'call mum | due Wed 2026-03-04 17:00'],
  ['call mum at half past four', 'call mum | due Wed 2026-03-04 16:30'],
  ['call mum at quarter to five', 'call mum | due Wed 2026-03-04 16:45'],
  ['call mum @ 5pm', 'call mum | due Wed 2026-03-04 17:00'],
  ['call mum @5', 'call mum | due Wed 2026-03-04 17:00'],
  ['call mum tomorrow 6', 'call mum | due Thu 2026-03-05 18:00'],
  ['call mum tomorrow, 6pm', 'call mum | due Thu 2026-03-05 18:00'],
  ['5pm tomorrow call mum', 'call mum | due Thu 2026-03-05 17:00'],
  ['call mum Wednesday 5pm', 'call mum | due Wed 2026-03-04 17:00'],
  ['call mum Wednesday 9am', 'call mum | due Wed 2026-03-11 09:00'],
  ['call mum March 4 at 9am', 'call mum | due Thu 2027-03-04 09:00'],
  ['call mum tomorrow morning', 'call mum | due Thu 2026-03-05 09:00'],
  ['call mum this afternoon', 'call mum | due Wed 2026-03-04 15:00'],
  ['call mum this morning', 'call mum | due Wed 2026-03-04 12:00'],
  ['call mum Friday evening', 'call mum | due Fri 2026-03-06 19:00'],
  ['call mum tonight', 'call mum | due Wed 2026-03-04 20:00'],
  ['call mum tonight at 9', 'call mum | due Wed 2026-03-04 21:00'],
  ['call mum in the morning', 'call mum | due Thu 2026-03-05 09:00'],
  ['call mum in 90 minutes', 'call mum | due Wed 2026-03-04 11:30'],
  ['call mum in an hour', 'call mum | due Wed 2026-03-04 11:00'],
  ['call mum in half an hour', 'call mum | due Wed 2026-03-04 10:30'],
  ['call mum in 2 hours', 'call mum | due Wed 2026-03-04 12:00'],
  ['call mum two hours from now', 'call mum | due Wed 2026-03-04 12:00'],
  ['meet Ann tomorrow 3-4pm', 'meet Ann | due Thu 2026-03-05 15:00 | ~60'],
  ['meet Ann 11am-1pm on Friday', 'meet Ann | due Fri 2026-03-06 11:00 | ~120'],
  ['meet Ann 11-1pm on Friday', 'meet Ann | due Fri 2026-03-06 11:00 | ~120'],
  ['meet Ann from 3 to 4pm', 'meet Ann | due Wed 2026-03-04 15:00 | ~60'],
  ['meet Ann 15:00-16:30', 'meet Ann | due Wed 2026-03-04 15:00 | ~90'],
  ['meet Ann tomorrow 5pm CET', 'meet Ann | due Thu 2026-03-05 17:00 Europe/Paris'],
  ['meet Ann tomorrow at 17:00 UTC', 'meet Ann | due Thu 2026-03-05 17:00 UTC'],
  ['meet Ann tomorrow 9am PST', 'meet Ann | due Thu 2026-03-05 09:00 America/Los_Angeles'],
  ['meet Ann tomorrow 9am UTC+2', 'meet Ann | due Thu 2026-03-05 09:00 Etc/GMT-2'],
  ['meet Ann 2026-03-20T14:30:00Z', 'meet Ann | due Fri 2026-03-20 15:30'],
  ['call Ann by 2026-03-20T14:30Z', 'call Ann | due Fri 2026-03-20 15:30'],
  ['by 2026-03-20T14:30Z call Ann', 'call Ann | due Fri 2026-03-20 15:30'],
  ['call Ann on 2026-03-20T14:30+0100', 'call Ann | due Fri 2026-03-20 14:30'],
  ['call Ann at 2026-03-20T14:30', 'call Ann | due Fri 2026-03-20 14:30'],
  ['call Ann 2026-03-20t14:30:15, then write to Bob', 'call Ann | due Fri 2026-03-20 14:30', 'write to Bob'],
  ['the paper is due 2026-03-20T14:30', 'the paper | due Fri 2026-03-20 14:30'],
  // The clocks in Vienna go from 2:00 to 3:00.
  ['call Ann on 2026-03-29T02:30', 'call Ann | due Sun 2026-03-29 03:30'],
  ['call Ann on 2026-02-30T14:30', 'call Ann on 2026-02-30T14:30'],
  ['call Ann on 2026-03-20T25:30', 'call Ann on 2026-03-20T25:30'],
  ['name it 2026-03-20T14:30-draft', 'name it 2026-03-20T14:30-draft'],
  ['meet Ann 2026-03-20 14:30', 'meet Ann | due Fri 2026-03-20 14:30'],
  ['call mum at 5pm about tomorrow', 'call mum about tomorrow | due Wed 2026-03-04 17:00'],
  ['call mum after 5pm', 'call mum after 5pm'],
  ['call mum tomorrow after 5pm', 'call mum after 5pm | due Thu 2026-03-05'],
  ['start on Monday at 9', 'start | due Mon 2026-03-09 09:00'],
];

/** The same words at other times of the day. */
const hours: readonly (readonly [at: string, text: string, ...clauses: string[]])[] = [
  ['2026-03-04T06:30:00Z', 'call mum at 7', 'call mum | due Wed 2026-03-04 19:00'],
  ['2026-03-04T05:30:00Z', 'call mum at 7', 'call mum | due Wed 2026-03-04 07:00'],
  ['2026-03-04T15:30:00Z', 'call mum at 4', 'call mum | due Thu 2026-03-05 16:00'],
  ['2026-03-04T17:30:00Z', 'call mum this afternoon', 'call mum this afternoon'],
  ['2026-03-04T14:30:00Z', 'call mum this afternoon', 'call mum | due Wed 2026-03-04 18:00'],
  ['2026-03-04T22:30:00Z', 'call mum tonight', 'call mum | due Wed 2026-03-04 23:59'],
  ['2026-03-04T21:30:00Z', 'call mum at 9', 'call mum | due Thu 2026-03-05 09:00'],
  ['2026-03-04T09:00:42Z', 'call mum in 5 minutes', 'call mum | due Wed 2026-03-04 10:05'],
  ['2026-03-07T09:00:00Z', 'clean up this weekend', 'clean up | due Sat 2026-03-07'],
  ['2026-03-08T09:00:00Z', 'clean up this weekend', 'clean up | due Sun 2026-03-08'],
  ['2026-03-08T09:00:00Z', 'clean up next weekend', 'clean up | due Sat 2026-03-14'],
  ['2026-03-16T09:00:00Z', 'close the books mid-month', 'close the books | due Wed 2026-04-15'],
];

describe('times', () => {
  it.each(rows)('%s', (text, ...clauses) => {
    expect(readAloud(text, captureFrame())).toEqual(clauses);
  });

  it.each(hours)('at %s: %s', (at, text, ...clauses) => {
    expect(readAloud(text, captureFrame({ at }))).toEqual(clauses);
  });
});
