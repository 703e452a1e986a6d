const certificateCodes =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?))$/;
const depthMax = 6;

/** Every code that an error or one that caused it carries, the outermost first. */
export function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > depthMax) return [];
  const own = 'code' in error && error.code !== undefined && error.code !== null ? [String(error.code)] : [];
  const inner = ['cause', 'reason', 'error'].flatMap((name) => codesOf(Object(error)[name], depth + 1));
  const many: unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  // The MongoDB driver keeps what each server of a set answered in a map.
  const servers: unknown[] = 'servers' in error && error.servers instanceof Map ? [...error.servers.values()] : [];
  return [...new Set([...own, ...inner, ...[...many, ...servers].flatMap((each) => codesOf(each, depth + 1))])];
}

/** Why no connection came about, and what to do; null for codes that say nothing of it. */
export function connectionWords(codes: readonly string[]): string | null {
  if (codes.some((code) => certificateCodes.test(code)))
    return 'shows a certificate from an authority that is not known here. Give that authority’s certificate, or use one that everybody knows.';
  if (codes.includes('CERT_HAS_EXPIRED')) return 'shows a certificate that has expired. Have it renewed.';
  if (codes.includes('ERR_TLS_CERT_ALTNAME_INVALID')) return 'shows a certificate for another name. Use the name that stands in it.';
  if (codes.includes('ENOTFOUND') || codes.includes('EAI_AGAIN'))
    return 'has a name that cannot be resolved. Look for a slip in the address, and whether this machine has DNS.';
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
