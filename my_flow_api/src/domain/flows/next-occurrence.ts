import { type Day, type Due, dayInZone, type Instant, type Zone } from 'my_flow_contract';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';

/**
 * Bounds on the search for an occurrence, in days, weeks, months or years of a rule, and in moments within them: what a rule from outside may take of
 * everybody's time. 29 February comes within eight years, a counted daily rule reaches the bound after 1,000 days.
 */
const maxIterations = 1_000;
const maxCandidateEvaluations = 20_000;
/** The contract knows no later day. */
const lastMs = Date.UTC(9998, 11, 31, 12);

/** When a flow was completed, and the zone of the person. */
export type Completion = { readonly completedAt: Instant; readonly zone: Zone };

type Occurrence = { readonly due: Due; readonly recurrence: string };

/**
 * The next due of a recurring flow: the first occurrence after the current due that is not past when it is completed (an occurrence on the
 * very day of completion is not past). The current due anchors the rule, as DTSTART does in RFC 5545; without one, the day of completion does,
 * seen from `zone`. A day is followed by days, an instant by instants at the same wall-clock time of its own zone; a day of the
 * month, or a local time, that does not exist is passed over as RFC 5545 3.3.10 says. COUNT counts from the current due.
 * Null when the rule has ended, never occurs again, or cannot be read; and when it would take too long to find out.
 */
export function nextOccurrence(recurrence: string, due: Due | null, completion: Completion): Due | null {
  return advanceRecurrence(recurrence, due, completion)?.due ?? null;
}

/** As `nextOccurrence`, together with the rule that holds from that due on: its COUNT is lowered by the occurrences that went by. */
export function advanceRecurrence(recurrence: string, due: Due | null, completion: Completion): Occurrence | null {
  try {
    return advance(readRule(recurrence), due ?? { kind: 'day', day: dayInZone(completion.completedAt, completion.zone) }, completion);
  } catch {
    // A rule from outside can be well formed and still mean nothing, such as BYMONTH=13.
    return null;
  }
}

type Rule = { readonly parts: ReadonlyMap<string, string>; readonly count: number | null; readonly until: string | null };

function readRule(recurrence: string): Rule {
  const parts = new Map(recurrence.split(';').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  const count = parts.get('COUNT');
  return { parts, count: count === undefined ? null : Number.parseInt(count, 10), until: parts.get('UNTIL') ?? null };
}

function advance(rule: Rule, due: Due, { completedAt, zone }: Completion): Occurrence | null {
  const dtstart = anchorOf(due);
  const occurrences = new RRuleTemporal({
    rruleString: endlessRule(rule, due.kind),
    dtstart,
    maxIterations,
    maxCandidateEvaluations,
    cache: false,
  });
  const fromMs = earliestMs(due, completedAt, zone);
  const { ms, passed } =
    rule.count === null
      ? { ms: occurrences.next(new Date(fromMs), true)?.epochMilliseconds ?? null, passed: 1 }
      : countTo(occurrences, { afterMs: dtstart.epochMilliseconds, fromMs, countMax: rule.count });
  if (ms === null || ms > lastMs) return null;
  const nextDue: Due =
    due.kind === 'day'
      ? { kind: 'day', day: new Date(ms).toISOString().slice(0, 10) }
      : { kind: 'instant', at: toInstant(ms), zone: due.zone };
  return isPastUntil(nextDue, rule.until, zone) ? null : { due: nextDue, recurrence: ruleText(rule, passed) };
}

type Counting = { readonly afterMs: number; readonly fromMs: number; readonly countMax: number };

/** The first occurrence from a moment on, and which one it is behind the current due; only a counted rule has to look at those that it passes over. */
function countTo(occurrences: RRuleTemporal, { afterMs, fromMs, countMax }: Counting): { ms: number | null; passed: number } {
  const found: { ms: number | null; passed: number } = { ms: null, passed: 0 };
  occurrences.all(({ epochMilliseconds }) => {
    if (epochMilliseconds <= afterMs) return true;
    found.passed += 1;
    if (found.passed >= countMax) return false;
    if (epochMilliseconds < fromMs) return true;
    found.ms = epochMilliseconds;
    return false;
  });
  return found;
}

/** Days are reckoned at noon UTC, where no clock ever changes. */
function anchorOf(due: Due): Temporal.ZonedDateTime {
  if (due.kind === 'day') return Temporal.ZonedDateTime.from(`${due.day}T12:00:00[UTC]`);
  return Temporal.Instant.from(due.at).toZonedDateTimeISO(due.zone);
}

/** The rule without its end, which is checked here: COUNT starts anew with each due, and UNTIL means a day for a due day. */
function endlessRule(rule: Rule, kind: Due['kind']): string {
  const left = [...rule.parts].filter(
    ([name]) => name !== 'COUNT' && name !== 'UNTIL' && (kind === 'instant' || !/^BY(HOUR|MINUTE|SECOND)$/.test(name)),
  );
  return `RRULE:${left.map(([name, value]) => `${name}=${value}`).join(';')}`;
}

/** The first moment, on the scale of `anchorOf`, that the next occurrence may have: after the current one, and not past. */
function earliestMs(due: Due, completedAt: Instant, zone: Zone): number {
  const afterDueMs = anchorOf(due).epochMilliseconds + 1;
  const notPastMs = due.kind === 'day' ? Date.parse(`${dayInZone(completedAt, zone)}T12:00:00Z`) : Date.parse(completedAt);
  return Math.max(afterDueMs, notPastMs);
}

function isPastUntil(due: Due, until: string | null, zone: Zone): boolean {
  if (until === null) return false;
  const match = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/.exec(until);
  if (match === null) return true;
  const [, year, month, day, hour, minute, second, utc] = match;
  const untilDay: Day = `${year}-${month}-${day}`;
  if (hour === undefined) return (due.kind === 'day' ? due.day : dayInZone(due.at, due.zone)) > untilDay;
  const ownZone = due.kind === 'day' ? zone : due.zone;
  const untilAt = Temporal.PlainDateTime.from(`${untilDay}T${hour}:${minute}:${second}`).toZonedDateTime(utc === 'Z' ? 'UTC' : ownZone);
  if (due.kind === 'instant') return Date.parse(due.at) > untilAt.epochMilliseconds;
  return due.day > dayInZone(untilAt.epochMilliseconds, zone);
}

function ruleText(rule: Rule, passed: number): string {
  const parts = [...rule.parts].map(([name, value]) =>
    name === 'COUNT' && rule.count !== null ? `COUNT=${rule.count - passed}` : `${name}=${value}`,
  );
  return parts.join(';');
}

function toInstant(ms: number): Instant {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
