/** What a look at one thing came to. `wrong` keeps MyFlow from working as it is set up; a `note` does not. */
export type Finding = {
  readonly verdict: 'ok' | 'note' | 'wrong';
  /** What was looked at, such as `MongoDB`. */
  readonly subject: string;
  /** What is so; with `wrong`, also what to do. Never a secret. */
  readonly words: string;
};

/** Looks at one thing from outside. It may throw what the thing threw; it is given up after `probeMsMax`. */
export type Probe = { readonly subject: string; readonly run: () => Promise<readonly Finding[]> };

export const probeMsMax = 8_000;

export const ok = (subject: string, words: string): Finding => ({ verdict: 'ok', subject, words });
export const note = (subject: string, words: string): Finding => ({ verdict: 'note', subject, words });
export const wrong = (subject: string, words: string): Finding => ({ verdict: 'wrong', subject, words });
