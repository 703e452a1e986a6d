import { type Problem, type ProblemCode, problemSchema } from 'my_flow_contract';

/** `offline`: the server was not reached. Everything else is a code of the contract. */
export type FailureCode = ProblemCode | 'offline';

/** A call that was refused or did not arrive; `code` is the key of its words. */
export class ProblemError extends Error {
  readonly code: FailureCode;
  readonly problem: Problem | null;

  constructor(code: FailureCode, problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? code);
    this.name = 'ProblemError';
    this.code = code;
    this.problem = problem;
  }
}

/** The problem of a response that is not ok; an answer that is no problem document counts as `internal`. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => null));
  return parsed.success ? new ProblemError(parsed.data.code, parsed.data) : new ProblemError('internal', null);
}
