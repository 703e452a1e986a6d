import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiPrefix, type ChangeResult, isDocument, type Route } from 'my_flow_contract';
import type { Encoded } from '#src/application/dependencies.ts';

/** An answer of any route. */
export type AnyAnswer = { readonly body: object | Encoded; readonly replayed?: true };

/** From here on Node is quicker with bytes than with text, for which it sets aside three bytes a character and copies twice. */
const longCharsMin = 4_096;

/** Makes the step that sends an answer of a route, with the headers that its kind has. `inspect` sees the JSON before it goes. */
export function createSendAnswer(route: Route, inspect: ((json: string) => void) | undefined) {
  const hasVersion = isDocument(route);
  return (request: FastifyRequest, reply: FastifyReply, answer: AnyAnswer): FastifyReply => {
    const { body } = answer;
    if (hasVersion && 'version' in body && setETag(request, reply, `"v${String(body.version)}"`)) return reply.code(304).send();
    if (route.status === 201 && isChange(body)) setLocation(reply, body);
    if (answer.replayed) reply.header('idempotency-replayed', 'true');
    const json = isEncoded(body) ? body.encodedJson : JSON.stringify(body);
    inspect?.(json);
    reply.code(route.status).header('content-type', 'application/json; charset=utf-8');
    return reply.send(json.length < longCharsMin ? json : Buffer.from(json));
  };
}

/** Sets the validator of a document, and tells whether the caller has that very version (RFC 9110, 13.1.2). */
export function setETag(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  const known = request.headers['if-none-match'];
  return known !== undefined && (known === '*' || known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag));
}

/** A created document is the first of the answer: a context where there is one, for flows are made in contexts that exist. */
function setLocation(reply: FastifyReply, result: ChangeResult): void {
  const [context] = result.contexts;
  const [flow] = result.flows;
  if (context !== undefined) reply.header('location', `${apiPrefix}/contexts/${context.id}`);
  else if (flow !== undefined) reply.header('location', `${apiPrefix}/flows/${flow.id}`);
}

function isChange(body: AnyAnswer['body']): body is ChangeResult {
  return 'act' in body;
}

function isEncoded(body: object): body is Encoded {
  return 'encodedJson' in body;
}
