import type { Dependencies, UseCase } from './dependencies.ts';
import { requireContext } from './require-documents.ts';

/** Reads one context, one in the trash too. Throws not_found. */
export function createGetContext({ store }: Dependencies): UseCase<'getContext'> {
  return async ({ userId }, { params }) => ({ body: await requireContext({ store, userId }, params.contextId) });
}
