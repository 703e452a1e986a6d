import { limits } from 'my_flow_contract';
import { readCount } from './calendar-words.ts';
import { group, matchAt, phrase } from './phrase.ts';
import type { LengthUnit, Meaning } from './piece.ts';
import { isEdgeAfter } from './place.ts';
import type { Site } from './site.ts';
import { instantOf } from './wall-clock.ts';

type Found = { readonly end: number; readonly meaning: Meaning };

const minutesPerDayOfWork = 8 * 60;
const hours = 'h|hrs?|hours?';
const minutes = 'm|mins?|minutes?';
const duration = `(?:(?<hours>{count}) ?(?:${hours})(?: and a (?<extra>half)|(?<minutes>\\d{1,2})(?:${minutes})?|(?: and)? (?<spaced>\\d{1,2}) ?(?:${minutes}))?|(?<onlyMinutes>\\d{1,4}|{count2}) ?(?:${minutes})|(?<half>half an?(?: |-)hour)|(?<days>\\d{1,2}(?:[.,]5)?) ?(?:d|days?))`;
const tilde = phrase(`~ ?${duration}`);
const spoken = phrase(`(?:for |takes |taking |estimate:? |est:? )(?:about |around |~ ?)?${duration}`);

/** `~30m`, `~1h30`, `~1.5 hours`, "for 30 minutes". A day is a day of work, eight hours, and only `~` takes it. */
export function findEstimate(site: Site): Found | null {
  const match = matchAt(tilde, site) ?? matchAt(spoken, site);
  if (match === null || (group(match, 'days') !== '' && !match[0].startsWith('~'))) return null;
  const end = site.position + match[0].length;
  if (!match[0].startsWith('~') && !isEdgeAfter(site, end)) return null;
  const estimate = minutesIn(match);
  return estimate === null || estimate < 1 || estimate > limits.flowEstimateMinutesMax
    ? null
    : { end, meaning: { kind: 'estimate', minutes: estimate } };
}

function minutesIn(match: RegExpExecArray): number | null {
  if (group(match, 'half') !== '') return 30;
  if (group(match, 'days') !== '') return Math.round((readCount(group(match, 'days')) ?? 0) * minutesPerDayOfWork);
  if (group(match, 'onlyMinutes') !== '') return Math.round(numberIn(group(match, 'onlyMinutes')));
  const extra = group(match, 'extra') === '' ? Number.parseInt(group(match, 'minutes') || group(match, 'spaced') || '0', 10) : 30;
  return Math.round(numberIn(group(match, 'hours')) * 60) + extra;
}

const within = phrase(`(?:with)?in (?:the next |about )?${duration}(?: time)?`);
const fromNow = phrase(`${duration} from now`);
const minuteMs = 60_000;

/** "in 90 minutes", "in an hour and a half", "2 hours from now": the instant, to the minute. */
export function findMoment(site: Site): Found | null {
  const match = matchAt(within, site) ?? matchAt(fromNow, site);
  if (match === null || group(match, 'days') !== '') return null;
  const end = site.position + match[0].length;
  const ahead = minutesIn(match);
  if (ahead === null || ahead < 1 || !isEdgeAfter(site, end)) return null;
  // The minute that has begun counts as whole: nobody means 9:41:37.
  const atMs = Math.floor(site.nowMs / minuteMs) * minuteMs + ahead * minuteMs;
  return { end, meaning: { kind: 'moment', at: instantOf(atMs), zone: null } };
}

const times = phrase('(?<count1>\\d{1,3}) times');
const length = phrase('for (?:the next )?{whole} (?<unit>day|week|month|year)s?');

/** "for three weeks", "5 times": where a recurrence ends. */
export function findLength(site: Site): Found | null {
  const counted = matchAt(times, site);
  const match = counted ?? matchAt(length, site);
  if (match === null) return null;
  const count = readCount(counted === null ? group(match, 'whole') : group(match, 'count1'));
  const unit = unitOf(counted === null ? group(match, 'unit') : 'time');
  if (count === null || count < 1 || !Number.isInteger(count)) return null;
  return { end: site.position + match[0].length, meaning: { kind: 'length', count, unit } };
}

function unitOf(name: string): LengthUnit {
  return name === 'day' || name === 'week' || name === 'month' || name === 'year' ? name : 'time';
}

function numberIn(text: string): number {
  return /^\d{4}$/.test(text) ? Number.parseInt(text, 10) : (readCount(text) ?? 0);
}
