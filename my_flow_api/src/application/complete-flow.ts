import { actOnFlows } from './act-on-flows.ts';
import type { Dependencies, UseCase } from './dependencies.ts';

/** Completes an open or parked flow; a recurring one leaves its next occurrence. Throws not_found, invalid_state, limit_reached. */
export function createCompleteFlow(deps: Dependencies): UseCase<'completeFlow'> {
  return (caller, { params }) => actOnFlows(deps, caller, { flowIds: [params.flowId], action: { type: 'complete' } });
}
