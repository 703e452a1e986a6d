/** The one source of time; everything else receives it, so that a test clock works. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  nowMs(): number;
}
