import { actOnFlows } from './act-on-flows.ts';
import type { Dependencies, UseCase } from './dependencies.ts';

/** Brings a flow back from the trash. Throws not_found, invalid_state, limit_reached. */
export function createRestoreFlow(deps: Dependencies): UseCase<'restoreFlow'> {
  return (caller, { params }) => actOnFlows(deps, caller, { flowIds: [params.flowId], action: { type: 'restore' } });
}
