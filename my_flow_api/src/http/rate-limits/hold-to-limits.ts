import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Allowance, RateLimits, RateRules } from '#src/ports/rate-limits.ts';
import { networkOf } from './network-of.ts';
import { RateLimited } from './rate-limited.ts';

/** The limits, and the rules by which they count, to tell callers of them. */
export type HttpRateLimits = { readonly limits: RateLimits; readonly rules: RateRules };

/** Counts requests, and throws RateLimited for one too many. */
export type HoldToLimits = {
  /** Before a request of a person goes on. The headers of its answer tell how many are left. */
  person(userId: string, reply: FastifyReply): Promise<void> | void;
  /** Before a request that proved nothing is refused: whoever guesses tokens is to wait. */
  stranger(request: FastifyRequest): Promise<void> | void;
};

/** `RateLimit` and `RateLimit-Policy` are those of https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/. */
export function createHoldToLimits({ limits, rules }: HttpRateLimits): HoldToLimits {
  const policy = `"person";q=${rules.person.max};w=${Math.round(rules.person.windowMs / 1_000)}`;

  function tell(reply: FastifyReply, { isAllowed, remaining, resetsInMs }: Allowance): void {
    reply.header('ratelimit-policy', policy);
    reply.header('ratelimit', `"person";r=${remaining};t=${Math.ceil(resetsInMs / 1_000)}`);
    if (!isAllowed) throw new RateLimited(resetsInMs);
  }

  function refuse({ isAllowed, resetsInMs }: Allowance): void {
    if (!isAllowed) throw new RateLimited(resetsInMs);
  }

  return {
    person(userId, reply) {
      const allowance = limits.take('person', userId);
      return allowance instanceof Promise ? allowance.then((taken) => tell(reply, taken)) : tell(reply, allowance);
    },
    stranger(request) {
      const allowance = limits.take('stranger', networkOf(request.ip));
      return allowance instanceof Promise ? allowance.then(refuse) : refuse(allowance);
    },
  };
}
