import 'server-only';
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { apiPrefix, routePaths } from 'my_flow_contract';
import { cookies } from 'next/headers';
import * as oidc from 'openid-client';
import { environment } from '#src/config/env.ts';
import { ownUrl } from '../own-url.ts';
import { redirectTo } from '../redirect-to.ts';
import { cookieOptions, isSessionId, newSessionId, sessionCookieName, sessionDays } from '../sessions/session-cookie.ts';
import type { StoredSession } from '../sessions/session-store.ts';
import { openSessions } from '../sessions/sessions.ts';
import type { Tokens } from '../sessions/token-source.ts';
import { type Attempt, takeAttempt } from './attempts.ts';
import { callbackPath } from './begin-sign-in.ts';
import { issuerClient, issuerEnvironment } from './issuer-client.ts';
import { type SignInProblem, signInProblemOf } from './sign-in-problem.ts';
import { tellOperator } from './tell-operator.ts';
import { tokensOf } from './tokens-of.ts';

const sessionS = sessionDays * 24 * 60 * 60;
const probeTimeoutMs = 5_000;

/** Takes a browser back from the issuer: with a session of its own, to where it wanted to go; or to the sign-in page, with words. */
export async function finishSignIn(request: Request): Promise<Response> {
  const jar = await cookies();
  const given = new URL(request.url);
  const attempt = takeAttempt(jar, given.searchParams.get('state') ?? '');
  if (attempt === null) return back('lost');
  try {
    const { tokens, claims } = await exchange(new URL(`${callbackPath}${given.search}`, ownUrl()), attempt);
    if (await isRefusedByApi(tokens.accessToken)) return back('token', attempt.returnTo);
    const { store } = await openSessions();
    const before = jar.get(sessionCookieName())?.value;
    if (isSessionId(before)) await store.remove(before);
    // A new id for each sign-in: one that somebody planted in this browser beforehand opens nothing.
    const id = newSessionId();
    await store.write(id, sessionOf(tokens, claims));
    jar.set(sessionCookieName(), id, cookieOptions(sessionS));
    return redirectTo(attempt.returnTo);
  } catch (error) {
    tellOperator('a sign-in failed', error);
    return back(signInProblemOf(error), attempt.returnTo);
  }
}

type Claims = { readonly iss: string; readonly sub: string; readonly name?: unknown };

async function exchange(url: URL, { state, nonce, verifier }: Attempt): Promise<{ tokens: Tokens; claims: Claims }> {
  const issuer = await issuerClient();
  const resource = { resource: issuerEnvironment().resource };
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
  const answer = await oidc.authorizationCodeGrant(issuer, url, checks, resource);
  // An ID token was expected, so there are claims.
  const claims = answer.claims() as Claims;
  const tokens = tokensOf(answer, null, Date.now());
  if (isMeantFor(tokens.accessToken, resource.resource) || tokens.refreshToken === null) return { tokens, claims };
  // Some issuers give a token for the API only for a refresh token.
  const again = await oidc.refreshTokenGrant(issuer, tokens.refreshToken, resource);
  return { tokens: tokensOf(again, tokens.refreshToken, Date.now()), claims };
}

/** Whether an access token says that it is meant for a resource; who may rely on that is the API, which checks it. */
function isMeantFor(token: string, resource: string): boolean {
  try {
    return [decodeJwt(token).aud].flat().includes(resource);
  } catch {
    // An opaque token says nothing.
    return false;
  }
}

/** Whether the API turns a token down that is new: then the two are not configured for each other, and every page would send people back here. */
async function isRefusedByApi(token: string): Promise<boolean> {
  const url = `${environment().apiUrl}${apiPrefix}${routePaths.getPreferences.path}`;
  const headers = { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(probeTimeoutMs);
  const answer = await fetch(url, { headers, cache: 'no-store', signal }).catch(() => null);
  await answer?.body?.cancel();
  return answer?.status === 401;
}

function sessionOf(tokens: Tokens, { iss, sub, name }: Claims): StoredSession {
  const { cookieSecret } = issuerEnvironment();
  return {
    ...tokens,
    person: createHash('sha256')
      .update(JSON.stringify([cookieSecret, iss, sub]))
      .digest('base64url'),
    name: typeof name === 'string' ? name.slice(0, 100) : null,
    endsAtMs: Date.now() + sessionS * 1_000,
  };
}

function back(problem: SignInProblem, returnTo = '/'): Response {
  return redirectTo(`/sign-in?${new URLSearchParams({ problem, returnTo })}`);
}
