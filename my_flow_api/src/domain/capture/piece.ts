import type { Instant, Priority, Zone } from 'my_flow_contract';
import type { DayReading } from './day-reading.ts';
import type { PartOfDay } from './day-rules.ts';

/** A wall-clock time as it was said. `half` tells which of two halves of the day: `open` was not said, `day` is written in 24 hours. */
export type SaidTime = {
  readonly hour: number;
  readonly minute: number;
  readonly half: 'am' | 'pm' | 'open' | 'day';
  /** A zone that was said with it; null is the person's. */
  readonly zone: Zone | null;
  /** The length of a range such as 3-4pm; null for one time. */
  readonly lengthMinutes: number | null;
};

/** The units that an end such as "for three weeks" or "5 times" is counted in. */
export type LengthUnit = 'day' | 'week' | 'month' | 'year' | 'time';

/** A part of the text that means something. Whether it counts is decided when its clause is read; if not, it stays words. */
export type Piece = { readonly type: 'piece'; readonly start: number; readonly end: number } & Meaning;

export type Meaning =
  | { readonly kind: 'priority'; readonly priority: Priority }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'context'; readonly contextId: string }
  | { readonly kind: 'unknownContext'; readonly name: string }
  | { readonly kind: 'estimate'; readonly minutes: number }
  | { readonly kind: 'lead'; readonly asksForMore: boolean }
  | {
      readonly kind: 'day';
      readonly role: 'due' | 'start' | 'until';
      readonly reading: DayReading;
      /** The second day of a range such as "Friday to Sunday"; the first is then the start day. */
      readonly last: DayReading | null;
      readonly part: PartOfDay | null;
      /** -1 for "before", 1 for "after", else 0. */
      readonly shiftDays: number;
    }
  | { readonly kind: 'time'; readonly time: SaidTime; readonly before: boolean }
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'moment'; readonly at: Instant; readonly zone: Zone | null }
  | { readonly kind: 'recurrence'; readonly rule: RuleParts; readonly part: PartOfDay | null }
  /** Understood, and left as words: "at 8am and 8pm" is no one time. */
  | { readonly kind: 'words' }
  | { readonly kind: 'length'; readonly count: number; readonly unit: LengthUnit };

/** The parts of a recurrence rule, in the order of RFC 5545. */
export type RuleParts = {
  readonly freq: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval?: number;
  readonly byMonth?: number;
  readonly byMonthDay?: readonly number[];
  readonly byDay?: readonly string[];
  readonly bySetPos?: number;
};

/** A run of characters without meaning of its own. */
export type Word = {
  readonly type: 'word';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly lower: string;
  /** Begins with a capital letter that a small one follows. */
  readonly capital: boolean;
};

/** Quoted text, an address, or text whose chip was clicked away: it is left alone. */
export type Block = { readonly type: 'block'; readonly start: number; readonly end: number; readonly quote: boolean };

/** A mark or a word between which a new clause may begin. */
export type Divider = {
  readonly type: 'divider';
  readonly start: number;
  readonly end: number;
  readonly mark: 'comma' | 'stop' | 'line' | 'and' | 'then';
};

export type Item = Piece | Word | Block | Divider;

export function isCapital(text: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text);
}
