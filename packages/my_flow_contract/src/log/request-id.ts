const form = /^[\w.:-]{8,128}$/;

/** The id under which a request came, when it has the form that is taken: 8 to 128 letters, digits, `_`, `.`, `:` and `-`, which do no harm in a log; null otherwise. */
export function takenRequestId(header: string | string[] | null | undefined): string | null {
  return typeof header === 'string' && form.test(header) ? header : null;
}
