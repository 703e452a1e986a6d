import type { FastifyRequest } from 'fastify';
import type { Route } from 'my_flow_contract';
import type { z } from 'zod';
import { describeIssue } from './problems/describe-issue.ts';
import { InvalidRequest } from './problems/invalid-request.ts';

const issuesMax = 20;

/** The parts of a request after their schemas; what a route has no schema for is undefined. */
export type RequestParts = { readonly params: unknown; readonly query: unknown; readonly body: unknown };

/** Makes the step that holds a request to its route's schemas. The step throws InvalidRequest with everything that is wrong in one part. */
export function createReadRequest(route: Route): (request: FastifyRequest) => RequestParts {
  const { params, query, body } = route;
  return (request) => ({
    params: params && readPart('params', params, request.params),
    query: query ? readPart('query', query, request.query) : refuseAny(request.query),
    body: body && readPart('body', body, request.body),
  });
}

const options = { error: describeIssue };

function readPart(part: 'params' | 'query' | 'body', schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value, options);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, issuesMax);
  throw new InvalidRequest(issues.map((issue) => ({ path: pathOf(part, issue.path), message: issue.message })));
}

/** A query that nothing reads is a misspelling, or a filter that would silently not filter. */
function refuseAny(query: unknown): undefined {
  for (const name in query as object)
    throw new InvalidRequest([{ path: `query.${name.slice(0, 60)}`, message: 'is not a field of this route' }]);
}

function pathOf(part: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`), part);
}
