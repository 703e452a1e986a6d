import 'server-only';
import { cookies } from 'next/headers';
import * as oidc from 'openid-client';
import { ownUrl } from '../own-url.ts';
import { isSessionId, sessionCookieName } from '../sessions/session-cookie.ts';
import { openSessions } from '../sessions/sessions.ts';
import { endStreams } from '../streams.ts';
import { issuerClient, issuerEnvironment } from './issuer-client.ts';
import { tellOperator } from './tell-operator.ts';

/**
 * Ends the session of this browser and answers where to end it at the issuer too; the sign-in page when the issuer cannot be asked, or ends none. Our own
 * part is done first and whatever the issuer does. No ID token goes along as a hint: it would pass through the browser.
 */
export async function endSignIn(): Promise<string> {
  const jar = await cookies();
  const id = jar.get(sessionCookieName())?.value;
  jar.delete({ name: sessionCookieName(), path: '/', secure: sessionCookieName().startsWith('__Host-') });
  const { store } = await openSessions();
  if (isSessionId(id)) {
    const session = await store.read(id);
    await store.remove(id);
    endStreams(id);
    if (typeof session !== 'string' && session.refreshToken !== null) void revoke(session.refreshToken);
  }
  try {
    const issuer = await issuerClient();
    if (issuer.serverMetadata().end_session_endpoint === undefined) return '/sign-in';
    return oidc.buildEndSessionUrl(issuer, {
      client_id: issuerEnvironment().appId,
      post_logout_redirect_uri: `${ownUrl()}/sign-in`,
    }).href;
  } catch (error) {
    tellOperator('somebody was signed out here, and not at the issuer', error);
    return '/sign-in';
  }
}

/** So that the refresh token is worth nothing if it was copied (RFC 7009). The person does not wait for it. */
async function revoke(refreshToken: string): Promise<void> {
  try {
    const issuer = await issuerClient();
    if (issuer.serverMetadata().revocation_endpoint !== undefined) await oidc.tokenRevocation(issuer, refreshToken);
  } catch (error) {
    tellOperator('a refresh token could not be revoked', error);
  }
}
