import type { Clause, Context, Flow, Instant } from 'my_flow_contract';
import { flowChange } from '#src/domain/acts/document-change.ts';
import { flowsSubject } from '#src/domain/acts/subject.ts';
import { Failure } from '#src/domain/failure.ts';
import { newFlow } from '#src/domain/flows/new-flow.ts';
import { commitChange } from './commit-change.ts';
import type { Caller, Dependencies, UseCase } from './dependencies.ts';
import { firstPositions } from './first-positions.ts';
import { sourceOf } from './flow-source.ts';
import { readLine } from './read-line.ts';
import type { Owner } from './reading.ts';
import { leaningOn, requireRoom } from './require-documents.ts';

/**
 * Reads a capture line and creates its flows as one act, in the order they were said, before the others of their contexts.
 * Throws not_found, invalid_request, invalid_state, limit_reached.
 */
export function createCapture(deps: Dependencies): UseCase<'capture'> {
  return (caller, { body }) =>
    commitChange(deps, caller, async (reading) => {
      const { clauses, context, activeContexts } = await readLine(deps, caller.userId, body);
      if (clauses.length === 0) throw new Failure('invalid_request', 'There is nothing to do in that line: say what it is about.');
      const targets = clauses.map((clause) => ({
        clause,
        id: reading.ids.next('flow'),
        context: activeContexts.find(({ id }) => id === clause.contextId) ?? context,
      }));
      const contexts = [...new Set(targets.map((target) => target.context))];
      const positions = new Map<string, string>();
      for (const each of contexts) {
        const found = await place(reading, each, targets);
        for (const [id, position] of found) positions.set(id, position);
      }
      const flows = targets.map((target) => flowOf(target, positions.get(target.id) ?? '', { caller, at: reading.at }));
      const changes = flows.map((flow) => flowChange(null, flow));
      return { draft: { kind: 'flow.capture', subject: flowsSubject(flows), changes, leansOn: leaningOn(...contexts) } };
    });
}

type Target = { readonly clause: Clause; readonly id: string; readonly context: Context };

/** The positions of those that go to one context, by id. */
async function place(owner: Owner, context: Context, targets: readonly Target[]): Promise<[string, string][]> {
  const ids = targets.filter((target) => target.context === context).map(({ id }) => id);
  const { firstPosition } = await requireRoom(owner, context.id, ids.length);
  const positions = firstPositions(firstPosition, ids);
  return ids.map((id, index) => [id, positions[index] ?? '']);
}

function flowOf({ clause, id, context }: Target, position: string, { caller, at }: { caller: Caller; at: Instant }): Flow {
  const { title, notes, priority, due, startDay, estimateMinutes, labels, recurrence } = clause;
  return newFlow(
    { contextId: context.id, title, notes, priority: priority ?? 'medium', due, startDay, estimateMinutes, labels, steps: [], recurrence },
    { id, at, position, source: sourceOf(caller.author) },
  );
}
