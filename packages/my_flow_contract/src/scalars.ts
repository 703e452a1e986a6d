import { z } from 'zod';

const idBody = '[0-9A-HJKMNP-TV-Z]{26}';

/** A prefixed, sortable id: the prefix, then 26 Crockford base-32 characters whose first ten are the time (a ULID). */
function prefixedId<Prefix extends string>(prefix: Prefix, name: string) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_${idBody}$`), `must be an id such as ${prefix}_01J8Z3Y4QK6V9N2R5T7W0X1ABC`)
    .meta({ id: name });
}

export const contextIdSchema = prefixedId('ctx', 'ContextId');
export const flowIdSchema = prefixedId('flow', 'FlowId');
export const stepIdSchema = prefixedId('step', 'StepId');
export const actIdSchema = prefixedId('act', 'ActId');

const instantCharsMax = 40;

/** An instant in UTC, ISO 8601 with `Z`, to the millisecond or coarser; finer digits are of no account. */
export const instantSchema = z.iso
  .datetime({ error: 'must be an instant in UTC such as 2026-03-01T09:30:00Z' })
  .max(instantCharsMax, `an instant has at most ${instantCharsMax} characters`)
  .refine(isOfOurEra, 'must be in the years 1001 to 9998');

/** A calendar day without a zone, `YYYY-MM-DD`. */
export const daySchema = z.iso
  .date({ error: 'must be a calendar day such as 2026-03-01' })
  .refine(isOfOurEra, 'must be in the years 1001 to 9998');

/** A wall-clock time to the minute, `HH:MM`, 24 hours. */
export const clockTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30');

/** An IANA time zone name that this runtime knows, for example `Europe/Vienna`. */
export const zoneSchema = z.string().min(1).max(64).refine(isKnownZone, 'must be an IANA time zone such as Europe/Vienna');

/** A BCP 47 language tag that this runtime knows, for example `en-GB`. */
export const localeSchema = z.string().min(2).max(35).refine(isKnownLocale, 'must be a language tag such as en-GB');

/** A fractional index: positions sort by plain byte order, and between any two there is room for another. */
export const positionSchema = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[0-9A-Za-z]+$/);

/** Years of four digits, and of four still when seen from another zone: days are compared as text. */
function isOfOurEra(text: string): boolean {
  return text >= '1001' && text < '9999';
}

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function isKnownLocale(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}

export type Instant = string;
export type Day = string;
export type Zone = string;
