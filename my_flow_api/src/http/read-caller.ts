import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { limits, type Route } from 'my_flow_contract';
import type { Caller } from '#src/application/dependencies.ts';
import { principalOf } from './authenticate.ts';
import { InvalidRequest } from './problems/invalid-request.ts';

const keyPattern = /^[\x21-\x7e]+$/;
const versionPattern = /^(?:W\/)?"v(\d{1,15})"$/;

/** Who calls and how: the person, the id of the request, and what `Idempotency-Key` and `If-Match` ask for. Throws InvalidRequest. */
export function readCaller(request: FastifyRequest, route: Route, body: unknown): Caller {
  const { userId, token } = principalOf(request);
  const caller = { userId, author: token === undefined ? 'you' : (`token:${token.id}` as const), requestId: request.id } as const;
  if (route.write === undefined) return caller;
  const key = request.headers['idempotency-key'];
  return {
    ...caller,
    idempotency: key === undefined ? undefined : { key: readKey(key), fingerprint: fingerprintOf(request, body) },
    ifVersion: readVersion(request.headers['if-match'], route),
  };
}

function readKey(key: string | string[]): string {
  if (typeof key === 'string' && key.length <= limits.idempotencyKeyCharsMax && keyPattern.test(key)) return key;
  throw invalidHeader('idempotency-key', `must be 1 to ${limits.idempotencyKeyCharsMax} visible ASCII characters`);
}

/** The same request read twice gives the same text, whatever order its fields were sent in: it is written from the parsed body. */
function fingerprintOf(request: FastifyRequest, body: unknown): string {
  return hash('sha256', `${request.method} ${request.url}\n${JSON.stringify(body) ?? ''}`, 'base64url');
}

/** A weak tag is taken like a strong one: a proxy that compresses weakens it, and the version in it is exact all the same. */
function readVersion(header: string | undefined, route: Route): number | undefined {
  if (header === undefined) return undefined;
  if (route.ifMatch === undefined) throw invalidHeader('if-match', 'is not taken by this route');
  if (header === '*') return undefined;
  const version = versionPattern.exec(header)?.[1];
  if (version === undefined) throw invalidHeader('if-match', 'must be one ETag as it was read, such as "v3"');
  return Number(version);
}

function invalidHeader(name: string, message: string): InvalidRequest {
  return new InvalidRequest([{ path: `headers.${name}`, message }]);
}
