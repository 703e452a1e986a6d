import { type Problem, type ProblemCode, problemTable } from 'my_flow_contract';
import { fieldsOf } from './fields-of.ts';

/** `offline`: the server was not reached. Everything else is a code of the contract. */
export type FailureCode = ProblemCode | 'offline';

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

/** Whether a page could not be made because the server is away, rather than for a fault. */
export function isServerAway(digest: string | undefined): boolean {
  return awayCodes.map(digestOf).includes(digest ?? '');
}

const awayCodes: readonly FailureCode[] = ['unavailable', 'timeout', 'offline'];

function digestOf(code: FailureCode): string {
  return `problem:${code}`;
}

/** The problem of a response that is not ok; an answer that is no problem document counts as `internal`. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? new ProblemError(body.code, body) : new ProblemError('internal', null);
}

/** The API's tests hold its problems to the contract's schema; here they are only told from what something in between may answer. */
function isProblem(body: unknown): body is Problem {
  const { code, title } = fieldsOf(body);
  return typeof code === 'string' && Object.hasOwn(problemTable, code) && typeof title === 'string';
}
