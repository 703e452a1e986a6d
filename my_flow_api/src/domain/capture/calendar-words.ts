/** What names mean on a calendar, in lower case. Weekdays are ISO, 1 Monday to 7 Sunday. */
export const weekdayNumbers: ReadonlyMap<string, number> = new Map(
  [
    ['mon', 'monday'],
    ['tue', 'tues', 'tuesday'],
    ['wed', 'weds', 'wednesday'],
    ['thu', 'thur', 'thurs', 'thursday'],
    ['fri', 'friday'],
    ['sat', 'saturday'],
    ['sun', 'sunday'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

export const monthNumbers: ReadonlyMap<string, number> = new Map(
  [
    ['jan', 'january'],
    ['feb', 'february'],
    ['mar', 'march'],
    ['apr', 'april'],
    ['may'],
    ['jun', 'june'],
    ['jul', 'july'],
    ['aug', 'august'],
    ['sep', 'sept', 'september'],
    ['oct', 'october'],
    ['nov', 'november'],
    ['dec', 'december'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const countWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const;
const counts: ReadonlyMap<string, number> = new Map([
  ...countWords.map((word, index) => [word, index + 1] as const),
  ['a', 1],
  ['an', 1],
  ['couple', 2],
  ['few', 3],
  ['half', 0.5],
]);

/** `3`, `1.5`, `1,5`, `three`, `a`, `a couple of`, `a few`; null for anything else. */
export function readCount(text: string): number | null {
  const words = text.toLowerCase().split(/\s+/);
  const key = words.find((word) => word === 'couple' || word === 'few' || word === 'half') ?? words[0] ?? '';
  if (/^\d/.test(key)) return Number.parseFloat(key.replace(',', '.'));
  return counts.get(key) ?? null;
}

const nths: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['second', 2],
  ['other', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['last', -1],
]);

/** `first`, `2nd`, `other` (2), `last` (-1); null for anything else. */
export function readNth(text: string): number | null {
  const nth = nths.get(text.toLowerCase());
  if (nth !== undefined) return nth;
  const digits = /^\d+/.exec(text);
  return digits === null ? null : Number.parseInt(digits[0], 10);
}

/** The two-letter names of RFC 5545, by ISO weekday. */
export function ruleWeekday(weekday: number): string {
  return ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][weekday - 1] ?? 'MO';
}
