import type { Act } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import type { Owner } from './reading.ts';
import { redoDraft } from './redo-act.ts';
import { requireAct } from './require-act.ts';
import { takeBack } from './take-back.ts';

/**
 * Undoes an act, or the newest that can be, by a new act. Undoing an undo redoes; undoing a redo undoes the act itself.
 * Throws nothing_to_undo, not_found, invalid_state when it is undone already, act_conflict.
 */
export function createUndo(deps: Dependencies): UseCase<'undo'> {
  return (caller, { body }) =>
    commitChange(deps, caller, async (reading) => {
      const act = await actToUndo(reading, body.actId);
      if (act.kind === 'undo') return { draft: await redoDraft(reading, act) };
      if (act.undoneBy !== null) throw new Failure('invalid_state', 'That is undone already.');
      const undone = [{ actId: act.id, was: null, by: 'this' as const }];
      return { draft: { kind: 'undo', ...(await takeBack(reading, act)), undone } };
    });
}

async function actToUndo(owner: Owner, actId: string | undefined): Promise<Act> {
  if (actId === undefined) {
    const newest = await owner.store.newestUndoable(owner.userId);
    if (newest === null) throw new Failure('nothing_to_undo', 'There is nothing left to undo.');
    return newest;
  }
  const act = await requireAct(owner, actId);
  if (act.kind !== 'redo' || act.undoes === null) return act;
  // A redo names the undo that it took back, and that one the act.
  const undo = await requireAct(owner, act.undoes);
  return undo.undoes === null ? undo : requireAct(owner, undo.undoes);
}
