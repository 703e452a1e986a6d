import { Failure } from '#src/domain/failure.ts';

/** Too many requests of one caller. */
export class RateLimited extends Failure {
  /** After so long the next request is let through. */
  readonly retryAfterS: number;

  constructor(resetsInMs: number) {
    const seconds = Math.ceil(resetsInMs / 1_000);
    super('too_many_requests', `Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`);
    this.retryAfterS = seconds;
  }
}
