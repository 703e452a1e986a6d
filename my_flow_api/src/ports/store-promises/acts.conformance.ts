import type { ActHead } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildFlow } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { createPerson, flowTo, type Person } from '#src/testing/store-person.ts';

export function actPromises(open: OpenFixture): void {
  const store = useStore(open);

  test('are listed past a number oldest first, before one newest first, and by default the newest', async () => {
    const ada = createPerson(store());
    for (let act = 0; act < 6; act += 1) await ada.act([]);
    const seqs = async (query: { after?: number; before?: number; limit: number }) =>
      (await store().listActs(ada.userId, query)).map((act) => act.seq);
    expect(await seqs({ after: 0, limit: 4 })).toEqual([1, 2, 3, 4]);
    expect(await seqs({ after: 4, limit: 4 })).toEqual([5, 6]);
    expect(await seqs({ after: 6, limit: 4 })).toEqual([]);
    expect(await seqs({ before: 6, limit: 2 })).toEqual([5, 4]);
    expect(await seqs({ before: 2, limit: 2 })).toEqual([1]);
    expect(await seqs({ limit: 3 })).toEqual([6, 5, 4]);
    expect(await store().getAct(ada.userId, 'act_unknown')).toBeNull();
    expect(await store().lastSeq(ada.userId)).toBe(6);
  });

  test('can be undone from the newest on, but for undos, redos and what a rule did', async () => {
    const ada = createPerson(store());
    expect(await store().newestUndoable(ada.userId)).toBeNull();
    const one = await ada.act([]);
    const two = await ada.act([], { author: 'companion' });
    await ada.act([], { author: 'rule', kind: 'flow.wake' });
    expect((await store().newestUndoable(ada.userId))?.id).toBe(two.id);
    const undoTwo = await undo(ada, two);
    expect((await store().getAct(ada.userId, two.id))?.undoneBy).toBe(undoTwo.id);
    expect((await store().newestUndoable(ada.userId))?.id).toBe(one.id);
    expect((await store().newestUndoable(ada.userId, one.seq + 1))?.id).toBe(one.id);
    expect(await store().newestUndoable(ada.userId, one.seq)).toBeNull();
    await undo(ada, one);
    expect(await store().newestUndoable(ada.userId)).toBeNull();
  });

  test('can be redone while only undos, redos and rules came after', async () => {
    const ada = createPerson(store());
    const one = await ada.act([]);
    const two = await ada.act([]);
    expect(await store().newestRedoable(ada.userId)).toBeNull();
    const undoTwo = await undo(ada, two);
    const undoOne = await undo(ada, one);
    await ada.act([], { author: 'rule', kind: 'flow.wake' });
    expect((await store().newestRedoable(ada.userId))?.id).toBe(undoOne.id);
    await redo(ada, one, undoOne);
    expect((await store().newestUndoable(ada.userId))?.id).toBe(one.id);
    expect((await store().newestRedoable(ada.userId))?.id).toBe(undoTwo.id);
    await redo(ada, two, undoTwo);
    expect(await store().newestRedoable(ada.userId)).toBeNull();
    const again = await undo(ada, two);
    expect((await store().newestRedoable(ada.userId))?.id).toBe(again.id);
    const three = await ada.act([], { author: 'companion' });
    expect(await store().newestRedoable(ada.userId)).toBeNull();
    const undoThree = await undo(ada, three);
    expect((await store().newestRedoable(ada.userId))?.id).toBe(undoThree.id);
  });

  test('are undone from what they were read as, or there is a conflict', async () => {
    const ada = createPerson(store());
    const one = await ada.act([]);
    const undone = [{ actId: one.id, was: null, by: 'this' as const }];
    const outcomes = await Promise.all([ada.commit([], { kind: 'undo', undone }), ada.commit([], { kind: 'undo', undone })]);
    expect(outcomes.map((outcome) => outcome.status).toSorted()).toEqual(['committed', 'conflict']);
    expect(await ada.commit([], { undone: [{ actId: one.id, was: 'act_other', by: null }] })).toEqual({ status: 'conflict' });
    expect(await ada.commit([], { undone: [{ actId: 'act_unknown', was: null, by: 'this' }] })).toEqual({ status: 'conflict' });
    expect(await store().lastSeq(ada.userId)).toBe(2);
  });

  test('tell which was the newest on a document', async () => {
    const ada = createPerson(store());
    const [flow, other] = [buildFlow(), buildFlow()];
    const created = await ada.act([flowTo(null, flow), flowTo(null, other)]);
    const edited = await ada.act([flowTo(flow, { ...flow, title: 'Edited', version: 2 })]);
    await ada.act([flowTo(other, { ...other, title: 'Edited', version: 2 })]);
    expect(await store().newestActOn(ada.userId, flow.id, created.seq)).toEqual(edited);
    expect(await store().newestActOn(ada.userId, flow.id, edited.seq)).toBeNull();
    expect((await store().newestActOn(ada.userId, flow.id, 0))?.seq).toBe(edited.seq);
    expect(await store().newestActOn(ada.userId, 'flow_unknown', 0)).toBeNull();
    const all = await store().listActsOn(ada.userId, flow.id, { after: 0, limit: 9 });
    expect(all.map(({ id, changes }) => [id, changes.length])).toEqual([
      [edited.id, 1],
      [created.id, 2],
    ]);
    expect(await store().listActsOn(ada.userId, flow.id, { after: 0, limit: 1 })).toEqual(all.slice(0, 1));
    expect(await store().listActsOn(ada.userId, flow.id, { after: created.seq, limit: 9 })).toEqual(all.slice(0, 1));
    const undoEdit = await undo(ada, edited);
    expect(await store().newestActOn(ada.userId, flow.id, created.seq)).toEqual({ ...edited, undoneBy: undoEdit.id });
  });
}

function undo(person: Person, act: ActHead): Promise<ActHead> {
  return person.act([], { kind: 'undo', undoes: act.id, undone: [{ actId: act.id, was: null, by: 'this' }] });
}

function redo(person: Person, act: ActHead, undoing: ActHead): Promise<ActHead> {
  const undone = [
    { actId: undoing.id, was: null, by: 'this' as const },
    { actId: act.id, was: undoing.id, by: null },
  ];
  return person.act([], { kind: 'redo', undoes: undoing.id, undone });
}
