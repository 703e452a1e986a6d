import type { Dependencies, UseCase } from './dependencies.ts';
import { requireFlow } from './require-documents.ts';

/** Reads one flow, one in the trash too. Throws not_found. */
export function createGetFlow({ store }: Dependencies): UseCase<'getFlow'> {
  return async ({ userId }, { params }) => ({ body: await requireFlow({ store, userId }, params.flowId) });
}
