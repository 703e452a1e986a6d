import { actOnFlows } from './act-on-flows.ts';
import type { Dependencies, UseCase } from './dependencies.ts';

/** Puts a flow into the trash. Throws not_found, invalid_state. */
export function createTrashFlow(deps: Dependencies): UseCase<'trashFlow'> {
  return (caller, { params }) => actOnFlows(deps, caller, { flowIds: [params.flowId], action: { type: 'trash' } });
}
