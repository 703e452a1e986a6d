import { actOnFlows } from './act-on-flows.ts';
import type { Dependencies, UseCase } from './dependencies.ts';

/** Does one thing to several flows as one act. Throws not_found, invalid_state, limit_reached, invalid_request. */
export function createBulkFlows(deps: Dependencies): UseCase<'bulkFlows'> {
  return (caller, { body }) => actOnFlows(deps, caller, body);
}
