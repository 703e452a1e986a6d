import { address, pattern, text } from '../value-types.ts';
import type { Given, Variable } from '../variable.ts';

const atlas = 'MongoDB Atlas: Database, Connect, Drivers; or the address of your own replica set';

/** The database and the cache outside of the process. Without them both are embedded. */
export const engineVariables = {
  MONGODB_URI: {
    description: 'Keeps everything in MongoDB (6 or newer, a replica set) instead of the embedded database.',
    type: pattern(/^mongodb(?:\+srv)?:\/\/[^\s/]\S*$/, 'an address that begins with mongodb:// or mongodb+srv://'),
    secret: true,
    services: ['api'],
    scope: 'general',
    example: "'mongodb+srv://user:password@cluster0.abc123.mongodb.net/myflow?retryWrites=true&w=majority'",
    source: atlas,
    item: 'MongoDB',
    usual: true,
  },
  MONGODB_DATABASE: {
    description: 'The name of the database: the one in MONGODB_URI, or myflow, unless set.',
    type: pattern(/^[^\s/\\."$*<>:|?]{1,63}$/, 'a name of at most 63 characters without blanks, dots and slashes'),
    services: ['api'],
    scope: 'general',
    example: 'myflow',
    source: 'your choice',
    item: 'MongoDB',
  },
  REDIS_URL: {
    description: 'Shares the cache, rate limits, sessions and wake-ups between replicas: Redis, or Upstash by its REST address.',
    aliases: ['UPSTASH_REDIS_REST_URL'],
    type: address('redis', 'rediss', 'https', 'http'),
    secret: true,
    services: ['api', 'client'],
    scope: 'general',
    example: 'redis://redis:6379',
    source: 'your Redis, with user and password in the address; or Upstash: your database, REST API',
    item: 'Redis',
    usual: true,
  },
  UPSTASH_REDIS_REST_TOKEN: {
    description: 'The token that belongs to an Upstash REST address.',
    type: text('the token of the database'),
    required: { when: 'REDIS_URL is a REST address (https://)', test: isRestAddress },
    secret: true,
    services: ['api', 'client'],
    scope: 'general',
    example: 'AXa0ACQg...',
    source: 'Upstash: your database, REST API',
    item: 'Redis',
  },
  REDIS_CA: {
    description: 'The certificate of an authority of your own that vouches for a rediss:// server, in PEM; usually given as REDIS_CA_FILE.',
    type: pattern(
      /^\s*-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/,
      'a certificate in PEM (-----BEGIN CERTIFICATE-----)',
    ),
    services: ['api', 'client'],
    scope: 'general',
    example: '"$(cat ca.pem)"',
    source: 'whoever made the certificate of your Redis',
    item: 'Redis',
  },
} as const satisfies Record<string, Variable>;

function isRestAddress(given: Given): boolean {
  return /^https?:/i.test(given['REDIS_URL'] ?? '');
}
