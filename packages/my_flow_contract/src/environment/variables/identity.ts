import { address, exactAddress, text } from '../value-types.ts';
import type { Variable } from '../variable.ts';
import { hasIssuer } from './has-issuer.ts';

const required = { when: 'people sign in at an issuer (LOGTO_ENDPOINT or OIDC_ISSUER)', test: hasIssuer };
const application = 'Logto Console: Applications, your app, its details';

/** Where people sign in. Without these MyFlow has one person, behind a password if there is one. */
export const identityVariables = {
  LOGTO_ENDPOINT: {
    description: 'Has people sign in at Logto; its issuer is `<LOGTO_ENDPOINT>/oidc`.',
    aliases: ['NEXT_PUBLIC_LOGTO_ENDPOINT'],
    type: address('https', 'http'),
    services: ['api', 'client'],
    scope: 'general',
    example: 'https://your-tenant.logto.app',
    source: application,
    item: 'Logto',
    usual: true,
  },
  OIDC_ISSUER: {
    description: 'The issuer, where it is not Logto: any that speaks OpenID Connect, by the address that stands in its tokens as `iss`.',
    type: exactAddress('https', 'http'),
    services: ['api', 'client'],
    scope: 'general',
    example: 'https://login.example.org/realms/home',
    source: '`issuer` in the document at `<issuer>/.well-known/openid-configuration`',
    item: 'Logto',
  },
  OIDC_JWKS_URL: {
    description:
      'Where the API fetches the issuer’s keys, when it cannot reach the address that the issuer publishes, as between containers.',
    type: address('https', 'http'),
    services: ['api'],
    scope: 'docker',
    example: 'http://logto:3001/oidc/jwks',
    source: '`jwks_uri` of the issuer, by a name that the API can reach',
    item: 'Logto',
  },
  LOGTO_RESOURCE: {
    description: 'What access tokens are meant for (`aud`): the identifier of MyFlow’s API at the issuer.',
    aliases: ['NEXT_PUBLIC_LOGTO_RESOURCE', 'OIDC_AUDIENCE'],
    type: text('the identifier of the API at the issuer'),
    required,
    services: ['api', 'client'],
    scope: 'general',
    example: 'https://api.myflow.app',
    source: 'Logto Console: API resources, the identifier of yours',
    item: 'Logto',
    usual: true,
  },
  LOGTO_APP_ID: {
    description: 'The id of MyFlow’s client at the issuer.',
    aliases: ['NEXT_PUBLIC_LOGTO_APP_ID', 'OIDC_CLIENT_ID'],
    type: text('the id of the application at the issuer'),
    required,
    services: ['client'],
    scope: 'general',
    example: 'abc123xyz',
    source: application,
    item: 'Logto',
    usual: true,
  },
  LOGTO_APP_SECRET: {
    description: 'The secret of MyFlow’s client at the issuer; the client alone needs it.',
    aliases: ['OIDC_CLIENT_SECRET'],
    type: text('the secret of the application at the issuer'),
    required,
    secret: true,
    services: ['client'],
    scope: 'general',
    example: 'secret_abc123xyz',
    source: application,
    item: 'Logto',
    usual: true,
  },
  LOGTO_COOKIE_SECRET: {
    description: 'Protects the session cookies of people who sign in at an issuer; changing it signs everybody out.',
    aliases: ['OIDC_COOKIE_SECRET'],
    type: text('at least 32 characters', 32),
    required,
    secret: true,
    services: ['client'],
    scope: 'general',
    example: '"$(openssl rand -base64 32)"',
    source: '`openssl rand -base64 32`',
    item: 'Logto',
    usual: true,
  },
} as const satisfies Record<string, Variable>;
