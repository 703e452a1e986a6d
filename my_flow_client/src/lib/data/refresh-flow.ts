import type { QueryClient } from '@tanstack/react-query';
import type { Flow } from 'my_flow_contract';
import { call } from '#src/lib/api/call.ts';
import { ProblemError } from '#src/lib/api/problem-error.ts';
import { applyPatch } from './apply-change.ts';

/** Reads a flow anew into the cache, as after a write that was refused since it had changed. Throws ProblemError. */
export async function refreshFlow(client: QueryClient, flowId: string): Promise<Flow> {
  const flow = await call('getFlow', { params: { flowId } });
  applyPatch(client, { flows: [flow] }, { isRollback: true });
  return flow;
}

/** Whether a write was refused because the document had changed since it was read. */
export function isVersionMismatch(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'version_mismatch';
}
