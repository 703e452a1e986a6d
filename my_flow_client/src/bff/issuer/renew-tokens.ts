import 'server-only';
import * as oidc from 'openid-client';
import type { Renewal } from '../sessions/token-source.ts';
import { issuerClient, issuerEnvironment } from './issuer-client.ts';
import { tellOperator } from './tell-operator.ts';
import { tokensOf } from './tokens-of.ts';

/** Exchanges a refresh token for new tokens at the issuer. */
export async function renewTokens(refreshToken: string): Promise<Renewal> {
  try {
    const answer = await oidc.refreshTokenGrant(await issuerClient(), refreshToken, { resource: issuerEnvironment().resource });
    return tokensOf(answer, refreshToken, Date.now());
  } catch (error) {
    // Only this says that the session is over; anything else is a fault that may pass (RFC 6749, section 5.2).
    if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') return 'refused';
    tellOperator('a session could not be renewed', error);
    return 'unavailable';
  }
}
