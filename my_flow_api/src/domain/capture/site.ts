import type { Zone } from 'my_flow_contract';
import type { CaptureFrame } from './capture-frame.ts';
import type { NumericOrder } from './numeric-order.ts';
import type { TextPlace } from './phrase.ts';
import type { Word } from './piece.ts';

/** A place of the text at which a piece may begin; its limit is the next place that is left alone, or the end of the text. */
export type Site = TextPlace & {
  /** Nothing but pieces and opening words came before in this clause. */
  readonly fresh: boolean;
  /** Such, and the last opening word was "remind me", which a "to" follows. */
  readonly asked: boolean;
  /** The first word of the clause, in lower case. */
  readonly head: string | null;
  /** The word directly before, in the same clause. */
  readonly before: Word | null;
  /** A day directly before, so that a bare hour or a part of the day belongs to it. */
  readonly afterDay: boolean;
  readonly order: NumericOrder;
  readonly contexts: CaptureFrame['contexts'];
  readonly zone: Zone;
  readonly nowMs: number;
};

/** The same place, further on. */
export function siteAt(site: Site, position: number): Site {
  return { ...site, position };
}
