import { readCount } from './calendar-words.ts';
import { group, matchAt, phrase, phraseStart } from './phrase.ts';
import type { Meaning, SaidTime } from './piece.ts';
import { isEdgeAfter } from './place.ts';
import { findSaidZone } from './said-zone.ts';
import { type Site, siteAt } from './site.ts';
import { amountVerbs, determiners, numberedThings } from './small-words.ts';

type Found = { readonly end: number; readonly meaning: Meaning };
type Core = {
  readonly end: number;
  readonly hour: number;
  readonly minute: number;
  readonly half: SaidTime['half'];
  readonly lengthMinutes: number | null;
};

const lead = phraseStart(
  '(?:at|by|around|about|until|till|before|not? later than|due(?: (?:at|by))?|for|from|between|is(?: at)?)(?: (?:around|about))? |@ ?',
);
const onlyTimes = /^(?:at|by|around|about|until|till|before|no|not|due|@)/iu;

/** A time of day, or a range of times, at a place, with its preposition and a zone said with it. */
export function findTime(site: Site): Found | null {
  const preposition = matchAt(lead, site);
  const behind = preposition === null ? site : siteAt(site, site.position + preposition[0].length);
  const isBetween = preposition !== null && /^between/iu.test(preposition[0]);
  const core =
    rangeAt(behind, { isBetween, isOfDay: site.afterDay }) ?? timeAt(behind, preposition !== null) ?? wordAt(behind, preposition !== null);
  if (core !== null) {
    // "the 2pm meeting", "Dana's 9am call".
    if (preposition === null && site.before !== null && (determiners.has(site.before.lower) || /['’]s$/u.test(site.before.lower)))
      return null;
    // "from 5pm" and "after 5pm" are no due; "for 5pm" is.
    if (preposition !== null && /^(?:from|between)/iu.test(preposition[0]) && core.lengthMinutes === null) return null;
    return finish(site, core, preposition?.[0] ?? '');
  }
  if (preposition !== null && onlyTimes.test(preposition[0])) {
    const bare = bareHourAt(behind, preposition[0].toLowerCase());
    if (bare !== null) return finish(site, bare, preposition[0]);
  }
  if (preposition === null && site.afterDay) {
    const bare = bareHourAt(site, '');
    if (bare !== null && bare.hour <= 12) return finish(site, bare, '');
  }
  return preposition === null ? null : (partAlone(site) ?? null);
}

/** "morning" behind a day, "in the evening" anywhere. */
export function findPart(site: Site): Found | null {
  return partAlone(site);
}

const inPart = phrase('in the {part}|(?:first thing )in the {part2}');
const barePart = phrase('(?:early |late |in the )?{part}|first thing');

function partAlone(site: Site): Found | null {
  const match = matchAt(inPart, site) ?? (site.afterDay ? matchAt(barePart, site) : null);
  if (match === null) return null;
  const end = site.position + match[0].length;
  if (!isEdgeAfter(site, end)) return null;
  const name = group(match, 'part') || group(match, 'part2');
  const part = name === 'afternoon' || name === 'evening' || name === 'night' ? name : 'morning';
  return { end, meaning: { kind: 'part', part } };
}

const latest = phrase(',? (?:at the )?latest');
const another = phrase('(?: and| or| &|,) (?:at )?\\d{1,2}(?:[:.][0-5]\\d)?(?: ?[ap]\\.?m)?');

function finish(site: Site, core: Core, preposition: string): Found {
  const second = matchAt(another, siteAt(site, core.end));
  // Two times are more than one due can hold.
  if (second !== null && isEdgeAfter(site, core.end + second[0].length))
    return { end: core.end + second[0].length, meaning: { kind: 'words' } };
  const zone = findSaidZone(site.text, core.end, site.limit);
  const time: SaidTime = {
    hour: core.hour,
    minute: core.minute,
    half: core.half,
    zone: zone?.zone ?? null,
    lengthMinutes: core.lengthMinutes,
  };
  const said = zone?.end ?? core.end;
  const end = said + (matchAt(latest, siteAt(site, said))?.[0].length ?? 0);
  return { end, meaning: { kind: 'time', time, before: /^before/i.test(preposition) } };
}

const half = '(?<half>[ap])\\.?m\\b\\.?';
const halfTime = phraseStart(`(?<hour>\\d{1,2})(?:[:.](?<minute>[0-5]\\d))?(?: |)${half}(?![\\p{L}\\p{N}])`);
const clockTime = phrase('(?<hour>[01]?\\d|2[0-4])[:](?<minute>[0-5]\\d)(?: ?uhr| h)?');
const wordTime = phrase(
  '(?<part>half|quarter|five|ten|twenty(?:(?: |-)five)?)(?: minutes?)? (?<side>past|after|to|before) (?<hour>\\d{1,2}|{countWord})',
);
const british = phrase('(?<part>half)(?<side>) (?<hour>\\d{1,2}|{countWord})');
const oclock = phrase("(?<hour>\\d{1,2}|{countWord}) o['’]?clock");
const half12 = phraseStart(`(?: |)${half}(?![\\p{L}\\p{N}])`);
const inTheHalf = phrase('(?:in the|this) (?<part>morning|afternoon|evening)|at (?<night>night)');

/** A time that is one wherever it stands. */
function timeAt(site: Site, isLed: boolean): Core | null {
  const match = matchAt(halfTime, site);
  if (match !== null) return withHalf(site, match);
  const clock = matchAt(clockTime, site);
  if (clock !== null) {
    if (site.before !== null && numberedThings.has(site.before.lower.replace(/\.$/, ''))) return null;
    const hour = Number.parseInt(group(clock, 'hour'), 10);
    const open = hour >= 1 && hour <= 12 && !group(clock, 'hour').startsWith('0');
    return withPart(site, {
      end: site.position + clock[0].length,
      hour,
      minute: Number.parseInt(group(clock, 'minute'), 10),
      half: open ? 'open' : 'day',
      lengthMinutes: null,
    });
  }
  const said = matchAt(wordTime, site);
  const halfHour = isLed ? matchAt(british, site) : null;
  if (halfHour !== null) return quarterTime(site, halfHour);
  // "five to ten" may as well be a number of things.
  if (said !== null && (isLed || /^(?:half|quarter)/iu.test(said[0]))) return quarterTime(site, said);
  const whole = matchAt(oclock, site);
  const hour = whole === null ? null : readCount(group(whole, 'hour'));
  if (whole === null || hour === null || hour < 1 || hour > 12) return null;
  return withPart(site, { end: site.position + whole[0].length, hour, minute: 0, half: 'open', lengthMinutes: null });
}

function withHalf(site: Site, match: RegExpExecArray): Core | null {
  const hour = Number.parseInt(group(match, 'hour'), 10);
  if (hour > 23) return null;
  const isAm = group(match, 'half') === 'a';
  const base = { end: site.position + match[0].length, minute: Number.parseInt(group(match, 'minute') || '0', 10), lengthMinutes: null };
  // 17pm and 0am are what a 24-hour clock shows.
  if (hour > 12 || hour === 0) return { ...base, hour, half: 'day' };
  return { ...base, hour, half: isAm ? 'am' : 'pm' };
}

function quarterTime(site: Site, match: RegExpExecArray): Core | null {
  const hour = readCount(group(match, 'hour'));
  const part = group(match, 'part');
  const named = { half: 30, quarter: 15, five: 5, ten: 10, twenty: 20 }[part] ?? 25;
  const isPast = !['to', 'before'].includes(group(match, 'side'));
  if (hour === null || hour < 1 || hour > 12 || (part === 'half' && !isPast)) return null;
  const end = site.position + match[0].length;
  if (!isEdgeAfter(site, end) && matchAt(half12, siteAt(site, end)) === null) return null;
  if (isPast) return withPart(site, { end, hour, minute: named, half: 'open', lengthMinutes: null });
  return withPart(site, { end, hour: hour === 1 ? 12 : hour - 1, minute: 60 - named, half: 'open', lengthMinutes: null });
}

const hourAlone = phrase('(?:(?<hour>[01]?\\d|2[0-3])(?:\\.(?<minute>[0-5]\\d))?|{countWord})(?: ?-?ish)?(?: sharp)?');

/** An hour that only its place makes a time: "at 4", "tomorrow 6"; not "at 4 Downing Street", "at 6 months", "increase by 5". */
function bareHourAt(site: Site, preposition: string): Core | null {
  const match = matchAt(hourAlone, site);
  if (match === null) return null;
  const end = site.position + match[0].length;
  const hour = readCount(group(match, 'hour') || group(match, 'countWord'));
  if (hour === null || hour < 1) return null;
  const isWord = group(match, 'hour') === '';
  // "by one" and "about two" are amounts.
  if (isWord && !preposition.startsWith('at') && !preposition.startsWith('@')) return null;
  if (preposition === '' && (isWord || group(match, 'minute') !== '')) return null;
  if (preposition.startsWith('by') && site.head !== null && amountVerbs.has(site.head)) return null;
  const followed = /^[^\S\r\n]{0,20}[%$€£°/+*=x×-]/u.test(site.text.slice(end, end + 24));
  if (followed || !isEdgeAfter(site, end)) return null;
  const open = hour <= 12 && !group(match, 'hour').startsWith('0');
  return withPart(site, {
    end,
    hour,
    minute: Number.parseInt(group(match, 'minute') || '0', 10),
    half: open ? 'open' : 'day',
    lengthMinutes: null,
  });
}

/** "7 in the evening", "9 at night": which half it is. */
function withPart(site: Site, core: Core): Core {
  if (core.half !== 'open') return core;
  const blank = /^[^\S\r\n]{1,20}/u.exec(site.text.slice(core.end, core.end + 20))?.[0].length ?? 0;
  const match = blank === 0 ? null : matchAt(inTheHalf, siteAt(site, core.end + blank));
  // "this evening" also says the day, so it is left to be read as one.
  if (match === null || /^this/iu.test(match[0])) return core;
  return { ...core, end: core.end + blank + match[0].length, half: group(match, 'part') === 'morning' ? 'am' : 'pm' };
}

const namedTime = phrase('(?<noon>noon|midday)|(?<midnight>midnight)');

function wordAt(site: Site, isLed: boolean): Core | null {
  const match = matchAt(namedTime, site);
  if (match === null) return null;
  const end = site.position + match[0].length;
  const isLower = /^\p{Ll}/u.test(match[0]);
  if (!isEdgeAfter(site, end) || (!isLed && !site.afterDay && !isLower)) return null;
  return { end, hour: group(match, 'noon') === '' ? 24 : 12, minute: 0, half: 'day', lengthMinutes: null };
}

const range = phraseStart(
  `(?<hour>\\d{1,2})(?::(?<minute>[0-5]\\d))?(?: |)(?<half>[ap]\\.?m\\b\\.?)?(?:(?: |)[-–—](?: |)| (?:to|until|till|(?<and>and)) )(?<hour2>\\d{1,2})(?::(?<minute2>[0-5]\\d))?(?: |)(?<half2>[ap]\\.?m\\b\\.?)?(?![\\p{L}\\p{N}%]|[-./:]\\p{N}|['’]\\p{L})`,
);

/** "3-4pm", "15:00-16:30": due at its beginning. Two bare figures are no times. */
function rangeAt(site: Site, { isBetween, isOfDay }: { isBetween: boolean; isOfDay: boolean }): Core | null {
  const match = matchAt(range, site);
  if (match === null) return null;
  if (group(match, 'and') !== '' && !isBetween) return null;
  const figure = (name: string) => Number.parseInt(group(match, name) || '0', 10);
  const [half1, half2] = [group(match, 'half').charAt(0), group(match, 'half2').charAt(0)];
  const isClock = group(match, 'minute') !== '' && group(match, 'minute2') !== '';
  const [hour, hour2] = [figure('hour'), figure('hour2')];
  const isBare = half1 === '' && half2 === '' && !isClock;
  const end = site.position + match[0].length;
  if (hour > 23 || hour2 > 24 || (isBare && !(isOfDay && hour > 0 && isEdgeAfter(site, end)))) return null;
  const endMinutes = minutesOf(hour2, figure('minute2'), half2);
  let startMinutes = minutesOf(hour, figure('minute'), half1 || half2);
  if (half1 === '' && startMinutes >= endMinutes) startMinutes = minutesOf(hour, figure('minute'), half2 === 'p' ? 'a' : '');
  // Two bare hours are of the same half, or of the next: 11-1 is two hours.
  const lengthMinutes = (endMinutes - startMinutes + 1440) % (isBare && hour <= 12 && hour2 <= 12 ? 720 : 1440);
  if (lengthMinutes === 0) return null;
  // 9:30-11:00 may be said of the evening as well, but two clock times are taken as they stand when the first is not in the small hours.
  const isOpen = half1 === '' && half2 === '' && hour >= 1 && hour <= 12;
  return { end, hour: Math.floor(startMinutes / 60), minute: startMinutes % 60, half: isOpen ? 'open' : 'day', lengthMinutes };
}

function minutesOf(hour: number, minute: number, mark: string): number {
  const hour24 = mark === '' || hour > 12 ? hour : (hour % 12) + (mark === 'p' ? 12 : 0);
  return hour24 * 60 + minute;
}
