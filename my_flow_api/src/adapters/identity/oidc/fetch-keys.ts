import type { JSONWebKeySet, JWK } from 'jose';
import { IdentityError } from '#src/ports/identity.ts';
import { fetchJson } from './fetch-json.ts';

const timeoutMs = 3_000;
const keysMax = 100;
/** Key types that verify a signature with a public half; a shared secret (`oct`) in a public set is no key of anybody. */
const keyTypes = new Set(['RSA', 'EC', 'OKP']);

export type IssuerAddress = {
  /** As it stands in tokens as `iss`. */
  readonly issuer: string;
  /** Where the keys are, if it is not to be asked; null asks the issuer. */
  readonly jwksUrl: string | null;
};

/**
 * The public keys with which an issuer signs now. Throws IdentityError when the issuer cannot be asked, or is not the one it should be.
 * Source: OpenID Connect Discovery 1.0, section 4; RFC 7517.
 */
export async function fetchKeys({ issuer, jwksUrl }: IssuerAddress): Promise<JSONWebKeySet> {
  const url = jwksUrl ?? (await discoverKeys(issuer));
  const keys = fieldsOf(await fetchJson(url, timeoutMs))['keys'];
  if (!Array.isArray(keys)) throw new IdentityError(`The issuer has no set of keys at ${url}.`);
  return { keys: keys.slice(0, keysMax).filter(isPublicKey) };
}

async function discoverKeys(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = fieldsOf(await fetchJson(url, timeoutMs));
  if (found['issuer'] !== issuer) {
    throw new IdentityError(
      `The issuer at ${url} calls itself ${JSON.stringify(found['issuer'])}: OIDC_ISSUER has to be written as there.`,
    );
  }
  const jwksUrl = found['jwks_uri'];
  if (typeof jwksUrl !== 'string' || !URL.canParse(jwksUrl))
    throw new IdentityError(`The issuer at ${url} does not say where its keys are.`);
  const isWeaker = issuer.startsWith('https:') && !jwksUrl.startsWith('https:');
  if (isWeaker) throw new IdentityError(`The issuer at ${url} gives an address without TLS for its keys: ${jwksUrl}`);
  return jwksUrl;
}

function isPublicKey(key: unknown): key is JWK {
  const { kty, d } = fieldsOf(key);
  return typeof kty === 'string' && keyTypes.has(kty) && d === undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
