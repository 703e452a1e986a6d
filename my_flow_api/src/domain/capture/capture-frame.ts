import type { Instant, Zone } from 'my_flow_contract';

/** What a line of text is read against. Pure: the same frame and text give the same reading, always. */
export type CaptureFrame = {
  /** The moment the line was typed. */
  readonly at: Instant;
  readonly zone: Zone;
  /** A BCP 47 tag; its region decides the order of numeric dates. */
  readonly locale: string;
  /** ISO weekday on which the person's week starts. */
  readonly weekStart: number;
  /** The contexts that `@Name` may name. */
  readonly contexts: readonly { readonly id: string; readonly name: string }[];
  /** Ranges of the text, in UTF-16 code units, that are to be read as plain words. */
  readonly ignored: readonly { readonly start: number; readonly end: number }[];
};
