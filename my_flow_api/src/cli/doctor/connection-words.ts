import { fieldOf } from './field-of.ts';

const certificateCodes =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?))$/;
const depthMax = 6;

/** Every code that an error or one that caused it carries, the outermost first. */
export function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > depthMax) return [];
  const code = fieldOf(error, 'code');
  const own = typeof code === 'string' || typeof code === 'number' ? [String(code)] : [];
  const inner = ['cause', 'reason', 'error'].flatMap((name) => codesOf(fieldOf(error, name), depth + 1));
  // The MongoDB driver keeps what each server of a set answered in a map.
  const many = ['errors', 'servers'].flatMap((name) => membersOf(fieldOf(error, name)));
  return [...new Set([...own, ...inner, ...many.flatMap((each) => codesOf(each, depth + 1))])];
}

function membersOf(value: unknown): unknown[] {
  return Array.isArray(value) || value instanceof Map ? Array.from<unknown>(value.values()) : [];
}

/** Why no connection came about, and what to do; null for codes that say nothing of it. */
export function connectionWords(codes: readonly string[]): string | null {
  if (codes.some((code) => certificateCodes.test(code)))
    return 'shows a certificate from an authority that is not known here. Give that authority’s certificate, or use one that everybody knows.';
  if (codes.includes('CERT_HAS_EXPIRED')) return 'shows a certificate that has expired. Have it renewed.';
  if (codes.includes('ERR_TLS_CERT_ALTNAME_INVALID')) return 'shows a certificate for another name. Use the name that stands in it.';
  if (codes.includes('ENOTFOUND') || codes.includes('EAI_AGAIN'))
    return 'has a name that cannot be resolved. Look for a slip in the address, and whether this machine has DNS; between containers a service that is stopped has no name either, so look whether it runs.';
  if (codes.includes('ECONNREFUSED')) return 'refuses connections. Look whether it runs, and whether the port is right.';
  if (codes.includes('ECONNRESET') || codes.includes('EPIPE') || codes.includes('ERR_SSL_WRONG_VERSION_NUMBER') || codes.includes('EPROTO'))
    return 'hangs up. Look whether address and server agree on TLS.';
  if (codes.some((code) => ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT', 'ABORT_ERR', '23'].includes(code)))
    return 'cannot be reached. Look at firewalls, and at the list of addresses that it lets in.';
  return null;
}

/** Host and port of an address, without user and password; also of one with several hosts. */
export function hostOf(address: string): string {
  const authority = address.replace(/^[a-z+]+:\/\//i, '').split(/[/?]/)[0] ?? '';
  return authority.slice(authority.lastIndexOf('@') + 1);
}
