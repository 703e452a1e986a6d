import type { Problem, ProblemCode } from 'my_flow_contract';

/** A refusal with a code of the contract's problem table; `message` is its detail, in words that say what to do. */
export class Failure extends Error {
  readonly code: ProblemCode;
  readonly conflict: Problem['conflict'];

  constructor(code: ProblemCode, message: string, conflict?: Problem['conflict']) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.conflict = conflict;
  }
}
