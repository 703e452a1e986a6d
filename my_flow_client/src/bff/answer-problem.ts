import 'server-only';
import { type Problem, type ProblemCode, problemTable } from 'my_flow_contract';
import { writeLine } from './log/write-line.ts';
import { requestIdHeader, requestIdOf } from './request-id.ts';

/** Answers with a problem of the BFF's own, under the id of the request, and writes a line of it into the log. */
export function answerProblem(code: ProblemCode, request: Request): Response {
  const { status, title } = problemTable[code];
  const requestId = requestIdOf(request.headers);
  const problem: Problem = { type: `urn:myflow:problem:${code}`, title, status, code, requestId };
  // A page of our own that counts as foreign means that MYFLOW_PUBLIC_URL is not the address that people use.
  const level = status >= 500 || code === 'forbidden_origin' ? 'warn' : 'debug';
  writeLine(level, title, { requestId, code, status, method: request.method });
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', [requestIdHeader]: requestId },
  });
}
