import 'server-only';
import { cookies } from 'next/headers';
import * as oidc from 'openid-client';
import { ownUrl } from '../own-url.ts';
import { redirectTo } from '../redirect-to.ts';
import { returnPath } from '../return-path.ts';
import { keepAttempt } from './attempts.ts';
import { issuerClient, issuerEnvironment } from './issuer-client.ts';
import { signInProblemOf } from './sign-in-problem.ts';
import { tellOperator } from './tell-operator.ts';

/** Where the issuer sends people back to; it has to know this address. */
export const callbackPath = '/callback';

/** Sends a browser to the issuer (authorization code flow with PKCE: RFC 6749, RFC 7636, OpenID Connect Core 1.0), or back with words when it cannot be reached. */
export async function beginSignIn(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const returnTo = returnPath(query.get('returnTo'));
  if (!query.has('here') && isElsewhere(request)) {
    return redirectTo(`${ownUrl()}/api/session/start?${new URLSearchParams({ returnTo, here: '1' })}`);
  }
  try {
    const issuer = await issuerClient();
    const attempt = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), returnTo };
    const { resource } = issuerEnvironment();
    const url = oidc.buildAuthorizationUrl(issuer, {
      redirect_uri: `${ownUrl()}${callbackPath}`,
      scope: 'openid profile offline_access',
      // Without it an issuer gives no refresh token (OpenID Connect Core 1.0, section 11).
      prompt: 'consent',
      resource,
      // The name that issuers from before RFC 8707 have for it; others ignore it.
      audience: resource,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    keepAttempt(await cookies(), attempt);
    return redirectTo(url.href);
  } catch (error) {
    tellOperator('nobody can be sent to the issuer', error);
    const problem = signInProblemOf(error);
    return redirectTo(`/sign-in?${new URLSearchParams({ problem, returnTo })}`);
  }
}

/**
 * Whether a browser has come by another name than the public one, to which the issuer sends it back: the cookie of the attempt would not be there. Behind
 * a proxy that changes the Host it only looks so, and the way round is then taken once.
 */
function isElsewhere(request: Request): boolean {
  return request.headers.get('host') !== new URL(ownUrl()).host;
}
