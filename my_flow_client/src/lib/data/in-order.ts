let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the writes of this tab one after the other, in the order in which the person made them: two requests under way at once
 * may overtake each other, and completing and reopening would end the wrong way round.
 */
export function inOrder<Result>(write: () => Promise<Result>): Promise<Result> {
  const run = last.then(write, write);
  last = run.catch(() => undefined);
  return run;
}
