import { actOnFlows } from './act-on-flows.ts';
import type { Dependencies, UseCase } from './dependencies.ts';

/** Opens a done, parked or archived flow. Throws not_found, invalid_state. */
export function createReopenFlow(deps: Dependencies): UseCase<'reopenFlow'> {
  return (caller, { params }) => actOnFlows(deps, caller, { flowIds: [params.flowId], action: { type: 'reopen' } });
}
