import { actOnFlows } from './act-on-flows.ts';
import type { Dependencies, UseCase } from './dependencies.ts';

/** Parks a flow until a day, or until somebody opens it. Throws not_found, invalid_state, and invalid_request for a day that is not to come. */
export function createParkFlow(deps: Dependencies): UseCase<'parkFlow'> {
  return (caller, { params, body }) =>
    actOnFlows(deps, caller, { flowIds: [params.flowId], action: { type: 'park', untilDay: body.untilDay } });
}
