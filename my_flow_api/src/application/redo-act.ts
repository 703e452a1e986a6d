import type { Act } from 'my_flow_contract';
import type { ActDraft } from '#src/domain/acts/act-draft.ts';
import { Failure } from '#src/domain/failure.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import type { Owner, Reading } from './reading.ts';
import { requireAct } from './require-act.ts';
import { takeBack } from './take-back.ts';

/**
 * Redoes what an undo took back, by a new act: the undo of the given act, the given undo, or without an id the newest undo.
 * Throws nothing_to_redo, not_found, invalid_state when it is not undone, act_conflict.
 */
export function createRedo(deps: Dependencies): UseCase<'redo'> {
  return (caller, { body }) =>
    commitChange(deps, caller, async (reading) => {
      const undo = await undoToRedo(reading, body.actId);
      return { draft: await redoDraft(reading, undo) };
    });
}

/** What takes an undo back. Throws invalid_state when it was redone already, act_conflict. */
export async function redoDraft(reading: Reading, undo: Act): Promise<ActDraft> {
  if (undo.undoneBy !== null || undo.undoes === null) throw new Failure('invalid_state', 'That is redone already.');
  const undone = [
    { actId: undo.id, was: null, by: 'this' as const },
    { actId: undo.undoes, was: undo.id, by: null },
  ];
  return { kind: 'redo', ...(await takeBack(reading, undo)), undone };
}

async function undoToRedo(owner: Owner, actId: string | undefined): Promise<Act> {
  if (actId === undefined) {
    const newest = await owner.store.newestRedoable(owner.userId);
    if (newest === null)
      throw new Failure('nothing_to_redo', 'There is nothing to redo: something new was done since, or nothing was undone.');
    return newest;
  }
  const act = await requireAct(owner, actId);
  if (act.kind === 'undo') return act;
  if (act.undoneBy === null) throw new Failure('invalid_state', 'That is not undone, so it cannot be redone.');
  return requireAct(owner, act.undoneBy);
}
