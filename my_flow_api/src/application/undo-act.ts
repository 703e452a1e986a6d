import type { Act } from 'my_flow_contract';
import type { ActDraft } from '#src/domain/acts/act-draft.ts';
import { Failure } from '#src/domain/failure.ts';
import { commitChange } from './commit-change.ts';
import type { Dependencies, UseCase } from './dependencies.ts';
import type { Owner, Reading } from './reading.ts';
import { redoDraft } from './redo-act.ts';
import { requireAct } from './require-act.ts';
import { takeBack } from './take-back.ts';

/** Of the newest acts so many are tried; behind them undo says why the newest cannot be taken back. */
const triesMax = 50;

/**
 * Undoes an act, or the newest that can be, by a new act. Undoing an undo redoes; undoing a redo undoes the act itself.
 * Throws nothing_to_undo, not_found, invalid_state when it is undone already, act_conflict, limit_reached.
 */
export function createUndo(deps: Dependencies): UseCase<'undo'> {
  return (caller, { body }) =>
    commitChange(deps, caller, async (reading) => {
      if (body.actId === undefined) return { draft: await undoNewest(reading) };
      const act = await actToUndo(reading, body.actId);
      return { draft: act.kind === 'undo' ? await redoDraft(reading, act) : await undoDraft(reading, act) };
    });
}

async function undoDraft(reading: Reading, act: Act): Promise<ActDraft> {
  if (act.undoneBy !== null) throw new Failure('invalid_state', 'That is undone already.');
  return { kind: 'undo', ...(await takeBack(reading, act)), undone: [{ actId: act.id, was: null, by: 'this' }] };
}

/** An act that can never be taken back, since what it was about is gone for good, must not stand before all others for ever: it is passed over. */
async function undoNewest(reading: Reading): Promise<ActDraft> {
  const { store, userId } = reading;
  let refusal = new Failure('nothing_to_undo', 'There is nothing left to undo.');
  let act = await store.newestUndoable(userId);
  for (let tries = 1; act !== null; tries += 1) {
    try {
      return await undoDraft(reading, act);
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'act_conflict') throw error;
      if (tries === 1) refusal = error;
      if (tries === triesMax) break;
    }
    act = await store.newestUndoable(userId, act.seq);
  }
  throw refusal;
}

async function actToUndo(owner: Owner, actId: string): Promise<Act> {
  const act = await requireAct(owner, actId);
  if (act.kind !== 'redo' || act.undoes === null) return act;
  // A redo names the undo that it took back, and that one the act.
  const undo = await requireAct(owner, act.undoes);
  return undo.undoes === null ? undo : requireAct(owner, undo.undoes);
}
