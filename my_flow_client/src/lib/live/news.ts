/** What the tab with the stream hears, and passes on to the other tabs of its browser. */
export type News =
  /** The stream is open, behind the number `afterSeq`. */
  | { readonly kind: 'open'; readonly afterSeq: number }
  /** It is open still. */
  | { readonly kind: 'beat'; readonly afterSeq: number }
  /** It broke off, or has been silent for too long; a new one is being opened. */
  | { readonly kind: 'broken' }
  /** A change, as JSON, and the number that the stream was at before it. A tab that is not as far as `afterSeq` has missed something. */
  | { readonly kind: 'act'; readonly seq: number; readonly afterSeq: number; readonly data: string }
  /** Too much was missed: everything is to be read again. */
  | { readonly kind: 'reset'; readonly seq: number };

/** Two heartbeats, and a little for the one that is late. */
export const silentMs = 32_000;
