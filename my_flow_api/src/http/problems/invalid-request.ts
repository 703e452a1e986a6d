import type { Problem } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';

/** A request whose parts do not have the form that the contract asks for. */
export class InvalidRequest extends Failure {
  readonly issues: NonNullable<Problem['issues']>;

  constructor(issues: NonNullable<Problem['issues']>) {
    super('invalid_request', issues.map((issue) => `${issue.path} ${issue.message}`).join('; '));
    this.issues = issues;
  }
}
