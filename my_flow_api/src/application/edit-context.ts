import { contextChange } from '#src/domain/acts/document-change.ts';
import { contextSubject } from '#src/domain/acts/subject.ts';
import { editContext } from '#src/domain/contexts/edit-context.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { requireContext, requireVersion } from './require-documents.ts';

/** Changes name, icon, hue or hours: `hours: null` clears, absent leaves. Throws not_found, version_mismatch, invalid_state, name_taken. */
export function createEditContext(deps: Dependencies): UseCase<'editContext'> {
  return (caller, { params, body }) =>
    commitChange(deps, caller, async (reading) => {
      const context = await requireContext(reading, params.contextId);
      requireVersion(caller, context);
      const edited = editContext(context, body, reading.at);
      if (edited === null) return { unchanged: { entity: 'context', document: context } };
      return { draft: { kind: 'context.edit', subject: contextSubject(edited), changes: [contextChange(context, edited)] } };
    });
}
