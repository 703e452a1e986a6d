import { contextChange } from '#src/domain/acts/document-change.ts';
import { contextSubject } from '#src/domain/acts/subject.ts';
import { archiveContext } from '#src/domain/contexts/archive-context.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { requireContext } from './require-documents.ts';

/** Archives a context; its flows stay in it as they are. Throws not_found, invalid_state. */
export function createArchiveContext(deps: Dependencies): UseCase<'archiveContext'> {
  return (caller, { params }) =>
    commitChange(deps, caller, async (reading) => {
      const context = await requireContext(reading, params.contextId);
      const archived = archiveContext(context, reading.at);
      return { draft: { kind: 'context.archive', subject: contextSubject(archived), changes: [contextChange(context, archived)] } };
    });
}
