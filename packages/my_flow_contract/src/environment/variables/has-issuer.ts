import type { Given } from '../variable.ts';

/** Whether people sign in at Logto or another OpenID Connect issuer. */
export function hasIssuer(given: Given): boolean {
  return given['LOGTO_ENDPOINT'] !== undefined || given['OIDC_ISSUER'] !== undefined;
}

/** Whether the client itself vouches for people. */
export function withoutIssuer(given: Given): boolean {
  return !hasIssuer(given);
}
