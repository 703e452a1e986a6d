import { describe, expect, it } from 'vitest';
import { captureFrame, readAloud } from '#src/testing/read-aloud.ts';

type Row = readonly [zone: string, at: string, text: string, ...clauses: string[]];

/** Instants are told as they are stored, in UTC. */
const rows: readonly Row[] = [
  // Furthest west and east: at one moment the days are two apart.
  ['Etc/GMT+12', '2026-03-04T11:00:00Z', 'call mum tomorrow', 'call mum | due Wed 2026-03-04'],
  ['Etc/GMT+12', '2026-03-04T11:00:00Z', 'call mum at 11:30pm', 'call mum | due 2026-03-04T11:30:00Z'],
  ['Etc/GMT+12', '2026-03-04T11:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-05T05:00:00Z'],
  ['Etc/GMT+12', '2026-01-01T11:00:00Z', 'call mum by end of year', 'call mum | due Wed 2025-12-31'],
  ['Pacific/Kiritimati', '2026-03-04T11:00:00Z', 'call mum tomorrow', 'call mum | due Fri 2026-03-06'],
  ['Pacific/Kiritimati', '2026-03-04T11:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-06T03:00:00Z'],
  ['Pacific/Kiritimati', '2025-12-31T11:00:00Z', 'call mum by end of year', 'call mum | due Thu 2026-12-31'],
  ['Pacific/Kiritimati', '2026-03-04T09:59:00Z', 'call mum today', 'call mum | due Wed 2026-03-04'],
  ['Pacific/Kiritimati', '2026-03-04T10:00:00Z', 'call mum today', 'call mum | due Thu 2026-03-05'],
  // Odd offsets.
  ['Asia/Kathmandu', '2026-03-04T09:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-05T11:15:00Z'],
  ['Asia/Kolkata', '2026-03-04T09:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-05T11:30:00Z'],
  ['Australia/Lord_Howe', '2026-03-04T09:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-05T06:00:00Z'],
  ['Pacific/Chatham', '2026-03-04T09:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-05T03:15:00Z'],
  ['America/St_Johns', '2026-03-04T09:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-05T20:30:00Z'],
  ['UTC', '2026-03-04T09:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-05T17:00:00Z'],
  ['America/New_York', '2026-03-04T03:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-04T22:00:00Z'],
  // Clocks go forward: what is skipped is read with the offset before, the day around it keeps its wall clock.
  ['Europe/Vienna', '2026-03-28T09:00:00Z', 'call mum tomorrow at 2:30am', 'call mum | due 2026-03-29T01:30:00Z'],
  ['Europe/Vienna', '2026-03-28T09:00:00Z', 'call mum tomorrow at 1:59am', 'call mum | due 2026-03-29T00:59:00Z'],
  ['Europe/Vienna', '2026-03-28T09:00:00Z', 'call mum tomorrow at 3am', 'call mum | due 2026-03-29T01:00:00Z'],
  ['Europe/Vienna', '2026-03-28T09:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-03-29T15:00:00Z'],
  ['Europe/Vienna', '2026-03-29T00:30:00Z', 'call mum in 2 hours', 'call mum | due 2026-03-29T02:30:00Z'],
  ['America/New_York', '2026-03-07T15:00:00Z', 'call mum tomorrow at 2:30am', 'call mum | due 2026-03-08T07:30:00Z'],
  ['America/New_York', '2026-03-07T15:00:00Z', 'call mum tomorrow noon', 'call mum | due 2026-03-08T16:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T01:00:00Z', 'call mum tomorrow at 2:15am', 'call mum | due 2026-10-03T15:45:00Z'],
  // A whole day is missing: Samoa went from the 29th to the 31st.
  ['Pacific/Apia', '2011-12-29T20:00:00Z', 'call mum on 30 December at 5pm', 'call mum | due 2011-12-31T03:00:00Z'],
  // Midnight is skipped.
  ['Africa/Cairo', '2026-04-23T09:00:00Z', 'call mum tomorrow at 0:30', 'call mum | due 2026-04-23T22:30:00Z'],
  ['Africa/Cairo', '2026-04-23T09:00:00Z', 'call mum by midnight', 'call mum | due 2026-04-23T22:00:00Z'],
  // Clocks go back: what is repeated is its first.
  ['Europe/Vienna', '2026-10-24T09:00:00Z', 'call mum tomorrow at 2:30am', 'call mum | due 2026-10-25T00:30:00Z'],
  ['Europe/Vienna', '2026-10-24T09:00:00Z', 'call mum tomorrow at 3am', 'call mum | due 2026-10-25T02:00:00Z'],
  ['Europe/Vienna', '2026-10-24T09:00:00Z', 'call mum tomorrow 5pm', 'call mum | due 2026-10-25T16:00:00Z'],
  ['America/New_York', '2026-10-31T15:00:00Z', 'call mum tomorrow at 1:30am', 'call mum | due 2026-11-01T05:30:00Z'],
  ['Europe/Vienna', '2026-10-25T00:30:00Z', 'call mum in 1 hour', 'call mum | due 2026-10-25T01:30:00Z'],
  // Ends of months and years, leap days.
  ['Europe/Vienna', '2026-01-31T09:00:00Z', 'call mum tomorrow', 'call mum | due Sun 2026-02-01'],
  ['Europe/Vienna', '2026-01-31T09:00:00Z', 'call mum in a month', 'call mum | due Sat 2026-02-28'],
  ['Europe/Vienna', '2028-01-31T09:00:00Z', 'call mum in a month', 'call mum | due Tue 2028-02-29'],
  ['Europe/Vienna', '2028-02-28T09:00:00Z', 'call mum tomorrow', 'call mum | due Tue 2028-02-29'],
  ['Europe/Vienna', '2028-02-29T09:00:00Z', 'call mum in a year', 'call mum | due Wed 2029-02-28'],
  ['Europe/Vienna', '2028-02-10T09:00:00Z', 'call mum by end of month', 'call mum | due Tue 2028-02-29'],
  ['Europe/Vienna', '2026-03-04T09:00:00Z', 'call Leo on 29 February', 'call Leo | due Tue 2028-02-29'],
  ['Europe/Vienna', '2026-04-30T09:00:00Z', 'call mum by end of month', 'call mum | due Thu 2026-04-30'],
  ['Europe/Vienna', '2026-04-30T09:00:00Z', 'call mum on the 31st', 'call mum | due Sun 2026-05-31'],
  ['Europe/Vienna', '2026-12-31T09:00:00Z', 'call mum tomorrow', 'call mum | due Fri 2027-01-01'],
  ['Europe/Vienna', '2026-12-31T09:00:00Z', 'call mum next month', 'call mum | due Fri 2027-01-01'],
  ['Europe/Vienna', '2026-12-31T09:00:00Z', 'call mum Friday', 'call mum | due Fri 2027-01-01'],
  ['Europe/Vienna', '2026-12-20T09:00:00Z', 'call mum on Jan 5', 'call mum | due Tue 2027-01-05'],
  ['Europe/Vienna', '2026-12-31T22:50:00Z', 'call mum in 20 minutes', 'call mum | due 2026-12-31T23:10:00Z'],
];

/** Read on Wednesday, 4 March 2026, ten in the morning in Vienna, in other languages' order of figures. */
const locales: readonly (readonly [locale: string, text: string, ...clauses: string[]])[] = [
  ['en-US', 'dentist 4/5', 'dentist | due Sun 2026-04-05'],
  ['en-GB', 'dentist 4/5', 'dentist | due Mon 2026-05-04'],
  ['en-US', 'dentist on 4/5 at 9am', 'dentist | due Sun 2026-04-05 09:00'],
  ['en-US', 'dentist 4/5/2027', 'dentist | due Mon 2027-04-05'],
  ['en-GB', 'dentist 4/5/27', 'dentist | due Tue 2027-05-04'],
  ['en-US', 'dentist 14/3', 'dentist | due Sat 2026-03-14'],
  ['en-GB', 'dentist 3/14', 'dentist | due Sat 2026-03-14'],
  ['en-GB', 'dentist Sat 14/3', 'dentist | due Sat 2026-03-14'],
  ['en-GB', 'dentist 31/4', 'dentist 31/4'],
  ['en-GB', 'dentist 30/2', 'dentist 30/2'],
  ['en-GB', 'dentist by 24/7', 'dentist | due Fri 2026-07-24'],
  ['de', 'Zahnarzt 4.5.', 'Zahnarzt | due Mon 2026-05-04'],
  ['de-AT', 'Zahnarzt 4.5. 14:30', 'Zahnarzt | due Mon 2026-05-04 14:30'],
  ['de', 'Zahnarzt 4.5.2027', 'Zahnarzt | due Tue 2027-05-04'],
  ['de', 'Zahnarzt 4.5.27', 'Zahnarzt | due Tue 2027-05-04'],
  ['de', 'Version 2.5', 'Version 2.5'],
  ['en-GB', 'dentist 4.5.2027', 'dentist | due Tue 2027-05-04'],
  ['en-US', 'upgrade to 4.5.27', 'upgrade to 4.5.27'],
  ['en-US', 'dentist 2026-05-04', 'dentist | due Mon 2026-05-04'],
  ['de', 'Zahnarzt 2026-05-04', 'Zahnarzt | due Mon 2026-05-04'],
  ['ja-JP', 'dentist 4/5', 'dentist | due Sun 2026-04-05'],
  ['fr-FR', 'dentiste 4/5', 'dentiste | due Mon 2026-05-04'],
  ['ar-EG', 'dentist 4/5', 'dentist | due Mon 2026-05-04'],
  ['fa-IR', 'dentist 2026-05-04', 'dentist | due Mon 2026-05-04'],
  ['xx-invalid-locale-tag', 'dentist 4/5', 'dentist | due Mon 2026-05-04'],
];

/** The first day of the week decides what a week is. */
const weeks: readonly (readonly [weekStart: number, text: string, clause: string])[] = [
  [1, 'call mum next week', 'call mum | due Mon 2026-03-09'],
  [7, 'call mum next week', 'call mum | due Sun 2026-03-08'],
  [6, 'call mum next week', 'call mum | due Sat 2026-03-07'],
  [1, 'call mum by end of week', 'call mum | due Sun 2026-03-08'],
  [7, 'call mum by end of week', 'call mum | due Sat 2026-03-07'],
  [1, 'call mum next Sunday', 'call mum | due Sun 2026-03-15'],
  [7, 'call mum next Sunday', 'call mum | due Sun 2026-03-08'],
];

describe('zones', () => {
  it.each(rows)('%s at %s: %s', (zone, at, text, ...clauses) => {
    expect(readAloud(text, captureFrame({ zone, at }), true)).toEqual(clauses);
  });
});

describe('locales', () => {
  it.each(locales)('%s: %s', (locale, text, ...clauses) => {
    expect(readAloud(text, captureFrame({ locale }))).toEqual(clauses);
  });
});

describe('weeks', () => {
  it.each(weeks)('from %i: %s', (weekStart, text, clause) => {
    expect(readAloud(text, captureFrame({ weekStart }))).toEqual([clause]);
  });
});
