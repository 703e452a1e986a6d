import 'server-only';
import { AuthorizationResponseError, ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { writeLine } from '../log/write-line.ts';

/** Writes what went wrong with the issuer into the log, without what it was asked with: no code, no token. */
export function tellOperator(what: string, error: unknown): void {
  writeLine('warn', `${what}: ${reasonOf(error)}`);
}

function reasonOf(error: unknown): string {
  if (error instanceof ResponseBodyError || error instanceof AuthorizationResponseError)
    return `the issuer answered ${error.error}${error.error_description ? ` (${error.error_description})` : ''}`;
  if (error instanceof WWWAuthenticateChallengeError) return 'the issuer does not take LOGTO_APP_ID and LOGTO_APP_SECRET';
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error.message}${error instanceof ClientError && error.code ? ` (${error.code})` : ''}${cause}`;
}
