import 'server-only';

const pathCharsMax = 500;
/** Doors that lead away or back to signing in. */
const notAgain = /^\/(?:api|callback|sign-in)(?:[/?#]|$)/;

/** Where to go after signing in: a page of our own, and the entry page for anything else. */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > pathCharsMax || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return '/';
  const base = 'http://own.invalid';
  const url = URL.canParse(wanted, base) ? new URL(wanted, base) : null;
  if (url === null || url.origin !== base) return '/';
  const path = `${url.pathname}${url.search}`;
  return notAgain.test(path) || path.startsWith('//') ? '/' : path;
}
