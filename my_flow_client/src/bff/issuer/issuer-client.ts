import 'server-only';
import * as oidc from 'openid-client';
import { environment, type IssuerEnvironment } from '#src/config/env.ts';
import { oncePerProcess } from '../once-per-process.ts';

/** Our part of the clocks' difference that is put up with, as the API does. */
const toleranceS = 30;
const timeoutS = 5;
const knownMs = 60 * 60_000;
/** An issuer that is away is left alone this long, so that waiting requests do not pile up on it. */
const restMs = 2_000;

type Known = { readonly configuration: Promise<oidc.Configuration>; readonly untilMs: number };

/** What the issuer says of itself, asked at most once an hour. Throws in time when it cannot be asked. */
export function issuerClient(): Promise<oidc.Configuration> {
  const shared = oncePerProcess<{ known: Known | null }>('issuer', () => ({ known: null }));
  const nowMs = Date.now();
  if (shared.known !== null && shared.known.untilMs > nowMs) return shared.known.configuration;
  const configuration = discover(issuerEnvironment());
  shared.known = { configuration, untilMs: nowMs + knownMs };
  configuration.catch(() => {
    shared.known = { configuration, untilMs: Date.now() + restMs };
  });
  return configuration;
}

/** The issuer's part of the environment. Throws where there is none. */
export function issuerEnvironment(): IssuerEnvironment {
  const { issuer } = environment();
  if (issuer === null) throw new Error('No issuer is configured.');
  return issuer;
}

function discover({ issuer, appId, appSecret }: IssuerEnvironment): Promise<oidc.Configuration> {
  const isPlain = issuer.startsWith('http:');
  return oidc.discovery(new URL(issuer), appId, { [oidc.clockTolerance]: toleranceS }, authenticateWith(appSecret), {
    timeout: timeoutS,
    // Over plain http only where the operator wrote so, as between containers. Tokens come from the issuer itself, never through the browser, so that the
    // connection vouches for them (OpenID Connect Core 1.0, section 3.1.3.7, 6).
    execute: isPlain ? [oidc.allowInsecureRequests] : [],
  });
}

/** In the header, as every issuer has to take it unless it says otherwise (OpenID Connect Discovery 1.0, section 3). */
function authenticateWith(secret: string): oidc.ClientAuth {
  const [inHeader, inBody] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? inHeader : inBody)(server, ...rest);
  };
}
