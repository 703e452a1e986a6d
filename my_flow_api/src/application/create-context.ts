import { contextChange } from '#src/domain/acts/document-change.ts';
import { contextSubject } from '#src/domain/acts/subject.ts';
import { newContext, refuseTooManyContexts } from '#src/domain/contexts/new-context.ts';
import { placeInList } from '#src/domain/order/place-in-list.ts';
import { allContexts } from './all-contexts.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import { renumberedContexts } from './renumbered-contexts.ts';

/** Creates a context behind the others. Throws name_taken, limit_reached. */
export function createCreateContext(deps: Dependencies): UseCase<'createContext'> {
  return (caller, { body }) =>
    commitChange(deps, caller, async ({ ids, at, ...owner }) => {
      refuseTooManyContexts(await owner.store.countContexts(owner.userId), 1);
      const others = await allContexts(owner);
      const id = ids.next('ctx');
      const positions = placeInList(others, others.length, [id]);
      const context = newContext(body, { id, at, position: positions.get(id) ?? '' });
      const changes = [contextChange(null, context), ...renumberedContexts(others, positions, at)];
      return { draft: { kind: 'context.create', subject: contextSubject(context), changes } };
    });
}
