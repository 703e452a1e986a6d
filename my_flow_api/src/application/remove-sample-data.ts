import type { Context } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { contextChange, flowChange } from '#src/domain/acts/document-change.ts';
import { changedContext } from '#src/domain/contexts/changed-context.ts';
import { Failure } from '#src/domain/failure.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import type { Reading } from './reading.ts';

/**
 * Removes the sample documents as one act. A sample context that holds flows of the person's own, be it in the trash, stays and becomes theirs.
 * Throws invalid_state when there are none.
 */
export function createRemoveSampleData(deps: Dependencies): UseCase<'removeSampleData'> {
  return (caller) =>
    commitChange(deps, caller, async (reading) => {
      const { store, userId } = reading;
      const lastSeq = await store.lastSeq(userId);
      const { contexts, flows } = await store.listSample(userId);
      const [first] = [...contexts, ...flows];
      if (first === undefined) throw new Failure('invalid_state', 'There is no sample data to remove.');
      const contextChanges = await Promise.all(contexts.map((context) => removeOrKeep(reading, context)));
      const title = 'name' in first ? first.name : first.title;
      const subject = { title, count: contexts.length + flows.length, contextId: null };
      const changes = [...contextChanges, ...flows.map((flow) => flowChange(flow, null))];
      return { draft: { kind: 'sample.remove', subject, changes, lastSeq } };
    });
}

async function removeOrKeep({ store, userId, at }: Reading, context: Context): Promise<DocumentChange> {
  const flows = await store.allFlowsOfContext(userId, context.id);
  const isTheirs = flows.some((flow) => !flow.sample);
  return contextChange(context, isTheirs ? changedContext(context, { sample: false }, at) : null);
}
