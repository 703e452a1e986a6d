import type { Problem } from 'my_flow_contract';
import { hasWords } from '#src/lib/words/words.ts';
import { digestOf, type FailureCode } from './failure-code.ts';
import { fieldsOf } from './fields-of.ts';

/** A call that was refused or did not arrive; `code` is the key of its words. */
export class ProblemError extends Error {
  readonly code: FailureCode;
  readonly problem: Problem | null;
  /** All that a page's error boundary gets to see of an error of the server. */
  readonly digest: string;

  constructor(code: FailureCode, problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? code);
    this.name = 'ProblemError';
    this.code = code;
    this.problem = problem;
    this.digest = digestOf(code);
  }
}

/** The problem of a response that is not ok. One that is no problem document is a gateway's, which had no answer (`timeout`), or counts as `internal`. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? new ProblemError(body.code, body) : new ProblemError(response.status > 501 ? 'timeout' : 'internal', null);
}

/** The API's tests hold its problems to the contract's schema; here they are only told from what something in between may answer. Every code has words. */
function isProblem(body: unknown): body is Problem {
  const { code, title } = fieldsOf(body);
  return typeof code === 'string' && hasWords(`problem.${code}`) && typeof title === 'string';
}
