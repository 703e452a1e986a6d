import 'server-only';
import type { Tokens } from '../sessions/token-source.ts';

/** What is read of an answer of the token endpoint (RFC 6749, section 5.1); `refreshToken` is the one that was used, kept where no new one came. */
type Answer = { readonly access_token: string; readonly expires_in?: number | undefined; readonly refresh_token?: string | undefined };

const defaultLifetimeS = 300;
const renewBeforeMsMax = 60_000;

/** Tokens with the times that follow from when they came. A token is replaced a minute before it ends, or after four fifths of a short life. */
export function tokensOf(answer: Answer, refreshToken: string | null, nowMs: number): Tokens {
  const lifetimeMs = (answer.expires_in ?? defaultLifetimeS) * 1_000;
  return {
    accessToken: answer.access_token,
    expiresAtMs: nowMs + lifetimeMs,
    renewAtMs: nowMs + lifetimeMs - Math.min(renewBeforeMsMax, lifetimeMs / 5),
    refreshToken: answer.refresh_token ?? refreshToken,
  };
}
