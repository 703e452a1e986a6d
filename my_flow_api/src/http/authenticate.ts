import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '#src/domain/failure.ts';
import type { Identity, Principal } from '#src/ports/identity.ts';
import type { HoldToLimits } from './rate-limits/hold-to-limits.ts';

const tokenCharsMax = 8_192;
const decorator = 'principal';

/** A route that says so in its config may be called without a session; every other needs one, a route that was forgotten too. */
export const openToAll = { open: true } as const;

/** A route that says so in its config changes nothing, whatever its method; a token that may only read is let in there, and by GET and HEAD. */
export const onlyReads = { reads: true } as const;

/** Makes every request prove who sent it, and holds it to the limits when there are any, before its body is read. */
export function requireSession(app: FastifyInstance, identity: Identity, limits?: HoldToLimits): void {
  app.decorateRequest(decorator, null);
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if ('open' in request.routeOptions.config) return;
    const token = bearerToken(request.headers.authorization);
    const principal = token === null ? null : await identity.authenticate(token);
    if (principal === null) {
      await limits?.stranger(request);
      throw new Failure('unauthenticated', 'Send a valid token as "Authorization: Bearer ...".');
    }
    const counted = limits?.person(principal.userId, reply);
    if (counted !== undefined) await counted;
    if (principal.token?.mayWrite === false && !isReading(request)) {
      throw new Failure('insufficient_scope', 'Make a token that may write: create-token --scope write.');
    }
    request.setDecorator(decorator, principal);
  });
}

/** The person of a request that has passed. Throws Failure `unauthenticated` on an open route. */
export function principalOf(request: FastifyRequest): Principal {
  const principal = request.getDecorator<Principal | null>(decorator);
  if (principal === null) throw new Failure('unauthenticated', '');
  return principal;
}

function isReading(request: FastifyRequest): boolean {
  return request.method === 'GET' || request.method === 'HEAD' || 'reads' in request.routeOptions.config;
}

function bearerToken(header: string | undefined): string | null {
  if (header === undefined || header.length > tokenCharsMax) return null;
  return header.slice(0, 7).toLowerCase() === 'bearer ' ? header.slice(7).trim() : null;
}
