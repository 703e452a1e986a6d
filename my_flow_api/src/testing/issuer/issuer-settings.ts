import type { SigningAlgorithm, SigningKey } from './signing-keys.ts';

/** How long what the issuer gives out is good, in seconds. */
export type Lifetimes = { readonly accessTokenS: number; readonly refreshTokenS: number };

export type SettingsParts = {
  readonly keys: readonly SigningKey[];
  readonly algorithm: SigningAlgorithm;
  readonly client: { readonly id: string; readonly secret: string };
  readonly resource: string;
  /** The addresses of the applications that may send people here. */
  readonly applications: readonly string[];
  readonly lifetimes: Lifetimes;
  /** Where what was issued is kept. */
  readonly adapter: unknown;
};

/** The settings of oidc-provider that make it look like Logto: JWT access tokens for an API resource, refresh tokens that are good once. */
export function issuerSettings({ keys, algorithm, client, resource, applications, lifetimes, adapter }: SettingsParts): object {
  return {
    adapter,
    jwks: { keys: keys.map(({ privateJwk }) => privateJwk) },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
        redirect_uris: applications.map((url) => `${url}/callback`),
        post_logout_redirect_uris: applications.map((url) => `${url}/sign-in`),
        id_token_signed_response_alg: algorithm,
      },
    ],
    enabledJWA: { idTokenSigningAlgValues: [algorithm] },
    cookies: { keys: ['a key for the cookies of the tests'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, name: id, email: `${id}@example.org` }) }),
    rotateRefreshToken: true,
    ttl: {
      AccessToken: lifetimes.accessTokenS,
      ClientCredentials: lifetimes.accessTokenS,
      RefreshToken: lifetimes.refreshTokenS,
      IdToken: 3_600,
      Session: 86_400,
      Grant: 86_400,
      Interaction: 3_600,
    },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/oidc/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: resource,
          accessTokenTTL: lifetimes.accessTokenS,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: algorithm } },
        }),
      },
    },
  };
}
