import { actOnFlows } from './act-on-flows.ts';
import type { Dependencies, UseCase } from './dependencies.ts';

/** Archives a flow. Throws not_found, invalid_state. */
export function createArchiveFlow(deps: Dependencies): UseCase<'archiveFlow'> {
  return (caller, { params }) => actOnFlows(deps, caller, { flowIds: [params.flowId], action: { type: 'archive' } });
}
