import 'server-only';
import { AuthorizationResponseError, ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';

/**
 * Why somebody is not signed in; each has words on the sign-in page. `denied`: they, or the issuer, said no. `lost`: the attempt is not known here or took
 * too long. `issuer`: it cannot be reached. `setup`: it does not know this MyFlow as it is configured. `clock`: the clocks are apart. `token`: the API does
 * not take what it gives. `cache`: the session could not be looked up. `ended`: a session is over.
 */
export const signInProblems = ['denied', 'lost', 'issuer', 'setup', 'clock', 'token', 'cache', 'ended', 'other'] as const;
export type SignInProblem = (typeof signInProblems)[number];

/** Source: OpenID Connect Core 1.0, section 3.1.2.6; RFC 6749, section 4.1.2.1; RFC 8707. */
const ofTheResponse: Readonly<Record<string, SignInProblem>> = {
  access_denied: 'denied',
  login_required: 'denied',
  consent_required: 'denied',
  interaction_required: 'denied',
  account_selection_required: 'denied',
  server_error: 'issuer',
  temporarily_unavailable: 'issuer',
};

/** What to tell a person about a sign-in that failed with this error. */
export function signInProblemOf(error: unknown): SignInProblem {
  if (error instanceof AuthorizationResponseError) return ofTheResponse[error.error] ?? 'setup';
  if (error instanceof ResponseBodyError) return error.error === 'invalid_grant' ? 'lost' : error.status >= 500 ? 'issuer' : 'setup';
  if (error instanceof WWWAuthenticateChallengeError) return 'setup';
  if (error instanceof ClientError) return ofTheClient[error.code ?? ''] ?? 'other';
  // What `fetch` throws when nobody answers.
  return error instanceof TypeError && error.cause instanceof Error ? 'issuer' : 'other';
}

const ofTheClient: Readonly<Record<string, SignInProblem>> = {
  OAUTH_TIMEOUT: 'issuer',
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'issuer',
  OAUTH_RESPONSE_IS_NOT_JSON: 'issuer',
  OAUTH_PARSE_ERROR: 'issuer',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'clock',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'setup',
  OAUTH_HTTP_REQUEST_FORBIDDEN: 'setup',
};
