import type { FastifyReply } from 'fastify';

/**
 * Headers of every answer. Answers are data for one person: never kept by a cache, never sniffed, never a page that can be framed.
 * Written by hand because they are few, and each costs time in every request.
 */
export function setBaseHeaders(reply: FastifyReply): void {
  reply.header('x-request-id', reply.request.id);
  reply.header('cache-control', 'no-store');
  reply.header('x-content-type-options', 'nosniff');
  reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
}
