import { describe, expect, test } from 'vitest';
import { type ArchiveContents, digestRecords } from '#src/application/archive-digest.ts';
import { type OpenArchiveFixture, useArchives } from '#src/testing/archive-fixture.ts';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { furnished, furnishStore } from '#src/testing/furnish-store.ts';
import { readEverything } from '#src/testing/read-everything.ts';
import { contextTo, createPerson, flowTo } from '#src/testing/store-person.ts';
import { type Store, StoreError } from './store.ts';
import type { ArchiveRecord, RecordPlace, StoreArchive, WriterOptions } from './store-archive.ts';
import { comparePlaces, placeOfRecord } from './store-archive-place.ts';

const anew: WriterOptions = { mayReplace: false, resumeKey: null };

/** Everything that the port `StoreArchive` promises, for one adapter; a store that is filled is opened as a `Store` and used. */
export function describeStoreArchive(name: string, open: OpenArchiveFixture): void {
  describe(name, () => {
    const newPlace = useArchives(open);

    test('what is read from one store and written into another makes them equal in every answer', async () => {
      const [from, to] = [await newPlace(), await newPlace()];
      const store = await from.openStore();
      const { userIds } = await furnishStore(store);
      await copy(from.archive, to.archive);
      expect(await contentsOf(to.archive)).toEqual(await contentsOf(from.archive));
      const copied = await to.openStore();
      expect(await readEverything(copied, userIds, furnished)).toEqual(await readEverything(store, userIds, furnished));
    });

    test('a filled store is used as any other: undo, keys, names, versions and numbers go on', async () => {
      const [from, to] = [await newPlace(), await newPlace()];
      const { ada } = await furnishStore(await from.openStore());
      await copy(from.archive, to.archive);
      await expectUsable(await to.openStore(), ada);
    });

    test('a walk that began before goes on in the order it began with', async () => {
      const [from, to] = [await newPlace(), await newPlace()];
      const store = await from.openStore();
      const ada = createPerson(store);
      const flows = Array.from({ length: 6 }, () => buildFlow());
      await ada.addFlows(...flows);
      const begun = await store.listFlows(ada.userId, { state: 'open', limit: 2 });
      const [, , third = buildFlow(), fourth = buildFlow()] = flows;
      await ada.editFlow(third, { position: 'zzz' });
      await ada.editFlow(fourth, { position: 'a0' });
      await copy(from.archive, to.archive);
      const copied = await to.openStore();
      const rest = async (of: Store) =>
        (await of.listFlows(ada.userId, { state: 'open', limit: 9, cursor: begun.nextCursor ?? '' })).itemsJson;
      expect(JSON.parse(await rest(copied))).toEqual(JSON.parse(await rest(store)));
      expect(JSON.parse(await rest(copied))).toHaveLength(4);
    });

    test('records come in their order, each once, from the beginning or from behind any place', async () => {
      const { openStore, archive } = await newPlace();
      await furnishStore(await openStore());
      const all = await readAll(archive);
      const places = all.map(placeOfRecord);
      expect(places).toEqual(places.toSorted(comparePlaces));
      expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(places.length);
      expect(new Set(all.map(({ kind }) => kind)).size).toBe(4);
      for (const [index, place] of places.entries()) expect(await readAll(archive, place)).toEqual(all.slice(index + 1));
    });

    test('a snapshot holds, of each person, a state that was, while everybody writes', async () => {
      const { openStore, archive } = await newPlace();
      const store = await openStore();
      const people = ['one', 'two', 'three'].map((each) => createPerson(store, each));
      const flow = buildFlow();
      // More than one batch, so that writers come in between.
      const others = Array.from({ length: 250 }, () => buildFlow());
      for (const person of people) await person.addFlows(flow, ...others);
      let isOver = false;
      const writing = people.map(async (person) => {
        // The flow's version is the number of the act that wrote it.
        for (let before = flow; !isOver; ) before = await person.editFlow(before, { title: `Version ${before.version + 1}` });
      });
      const seqs = [];
      for (let round = 0; round < 5; round += 1) {
        const records = await readAll(archive, null, () => new Promise((resolve) => setTimeout(resolve, 3)));
        for (const person of people)
          seqs.push(
            expectOneMoment(
              flow.id,
              records.filter(({ userId }) => userId === person.userId),
            ),
          );
      }
      isOver = true;
      await Promise.all(writing);
      expect(Math.max(...seqs)).toBeGreaterThan(1);
    });

    test('a store that holds something is filled only when it may be replaced, and is untouched until then', async () => {
      const [from, to] = [await newPlace(), await newPlace()];
      const { userIds } = await furnishStore(await from.openStore());
      const before = await to.openStore();
      const bob = createPerson(before, 'bob');
      await bob.addFlows(buildFlow());
      await before.close();
      const contents = await contentsOf(to.archive);
      await expect(to.archive.openWriter(anew)).rejects.toThrow(StoreError);
      await expect(to.archive.openWriter(anew)).rejects.toThrow(/holds data already\. Add --replace/);
      expect(await contentsOf(to.archive)).toEqual(contents);
      await copy(from.archive, to.archive, { ...anew, mayReplace: true });
      expect(await contentsOf(to.archive)).toEqual(await contentsOf(from.archive));
      const after = await to.openStore();
      expect([await after.lastSeq(bob.userId), await after.lastSeq(userIds[0] ?? '')]).toEqual([0, 9]);
    });

    test('what was given up leaves an empty store, which can be filled and used', async () => {
      const [from, to] = [await newPlace(), await newPlace()];
      const { ada } = await furnishStore(await from.openStore());
      const records = await readAll(from.archive);
      const writer = await to.archive.openWriter(anew);
      await writer.write(records.slice(0, 20));
      await writer.abandon({ keep: false });
      const store = await to.openStore();
      expect([await store.lastSeq(ada.userId), await store.countContexts(ada.userId)]).toEqual([0, 0]);
      await store.close();
      await copy(from.archive, to.archive);
      expect(await contentsOf(to.archive)).toEqual(await contentsOf(from.archive));
    });

    test.each([1, 7, 40, 1_000])('a writer goes on where one with the same key stopped, after %i records', async (written) => {
      const [from, to] = [await newPlace(), await newPlace()];
      await furnishStore(await from.openStore());
      const records = await readAll(from.archive);
      const options = { mayReplace: false, resumeKey: 'a move' };
      const first = await to.archive.openWriter(options);
      expect(first.resumesAfter).toBeNull();
      for (const record of records.slice(0, written)) await first.write([record]);
      await first.abandon({ keep: true });
      const second = await to.archive.openWriter(options);
      expect(second.resumesAfter).toEqual(placeOfRecord(records[Math.min(written, records.length) - 1] ?? failed()));
      await second.write(await readAll(from.archive, second.resumesAfter));
      expect(await digestRecords(second.readBack(), new AbortController().signal)).toEqual(await contentsOf(from.archive));
      await second.finish();
      expect(await contentsOf(to.archive)).toEqual(await contentsOf(from.archive));
    });

    test('a writer with another key, or with none, begins anew', async () => {
      const [from, to] = [await newPlace(), await newPlace()];
      await furnishStore(await from.openStore());
      const records = await readAll(from.archive);
      for (const resumeKey of ['another move', null]) {
        const half = await to.archive.openWriter({ mayReplace: false, resumeKey: 'a move' });
        await half.write(records.slice(0, 30));
        await half.abandon({ keep: true });
        const writer = await to.archive.openWriter({ mayReplace: false, resumeKey });
        expect(writer.resumesAfter).toBeNull();
        await writer.write(records.slice(0, 3));
        expect((await digestRecords(writer.readBack(), new AbortController().signal)).flows).toBe(0);
        await writer.abandon({ keep: false });
      }
      await copy(from.archive, to.archive);
      expect(await contentsOf(to.archive)).toEqual(await contentsOf(from.archive));
    });

    test('an act with very many changes goes along', async () => {
      const [from, to] = [await newPlace(), await newPlace()];
      const store = await from.openStore();
      const ada = createPerson(store);
      await ada.addFlows(...Array.from({ length: 300 }, () => buildFlow({ notes: 'n'.repeat(6_000) })));
      await copy(from.archive, to.archive);
      expect(await contentsOf(to.archive)).toEqual(await contentsOf(from.archive));
    });
  });
}

async function copy(from: StoreArchive, to: StoreArchive, options: WriterOptions = anew): Promise<void> {
  const snapshot = await from.openSnapshot();
  const writer = await to.openWriter(options);
  for await (const batch of snapshot.records()) await writer.write(batch);
  await writer.finish();
  await snapshot.close();
}

async function readAll(archive: StoreArchive, after: RecordPlace | null = null, between = async () => {}): Promise<ArchiveRecord[]> {
  const snapshot = await archive.openSnapshot();
  const all = [];
  await between();
  for await (const batch of snapshot.records(after)) {
    all.push(...batch);
    await between();
  }
  await snapshot.close();
  return all;
}

async function contentsOf(archive: StoreArchive): Promise<ArchiveContents> {
  const snapshot = await archive.openSnapshot();
  const contents = await digestRecords(snapshot.records(), new AbortController().signal);
  await snapshot.close();
  return contents;
}

/** One flow and its acts: the flow is as the newest act left it. Gives that act's number. */
function expectOneMoment(flowId: string, records: readonly ArchiveRecord[]): number {
  const flows = records.filter((record) => record.kind === 'flow').filter(({ document }) => document.id === flowId);
  const seqs = records.flatMap((record) => (record.kind === 'act' ? [record.act.seq] : []));
  expect(flows.map(({ document }) => document.version)).toEqual([seqs.length]);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  return seqs.length;
}

async function expectUsable(store: Store, { userId, context, first }: Awaited<ReturnType<typeof furnishStore>>['ada']): Promise<void> {
  const commit = { at: '2026-03-05T09:00:00.000Z', origin: { author: 'you', requestId: null, turnId: null } } as const;
  const subject = { title: '', count: 1, contextId: null };
  const to = (number: number, draft: object, more: object = {}) =>
    store.commit(userId, { ...commit, id: `act_after_${number}`, draft: { kind: 'flow.edit', subject, changes: [], ...draft }, ...more });
  const edited = { ...first, title: 'Edited', version: 3 };
  const seq = await store.lastSeq(userId);
  expect(await to(1, { changes: [flowTo({ ...first, version: 1 }, edited)] })).toEqual({ status: 'conflict' });
  expect(await to(2, { changes: [flowTo(first, edited)] })).toMatchObject({ status: 'committed', act: { seq: seq + 1 } });
  expect(await to(3, {}, { idempotency: { key: 'key-one', fingerprint: 'other' } })).toEqual({ status: 'key_taken' });
  expect(await to(4, { changes: [contextTo(null, buildContext({ name: 'WORK' }))] })).toEqual({ status: 'name_taken' });
  expect(await to(5, { leansOn: [{ contextId: context.id, version: 1 }] })).toMatchObject({ act: { seq: seq + 2 } });
  const undoable = await store.newestUndoable(userId, seq);
  expect(undoable).not.toBeNull();
  const undone = [{ actId: undoable?.id ?? '', was: null, by: 'this' }];
  expect(await to(6, { kind: 'undo', undoes: undoable?.id, undone })).toMatchObject({ act: { seq: seq + 3 } });
  expect((await store.getAct(userId, undoable?.id ?? ''))?.undoneBy).toBe('act_after_6');
  expect(await store.purgeTrash('2100-01-01T00:00:00.000Z', 1_000)).toBeGreaterThan(1);
  expect(await store.listFlows(userId, { state: 'trashed', limit: 1 })).toEqual({ itemsJson: '[]', nextCursor: null });
  await store.removeUser(userId);
  expect([await store.lastSeq(userId), await store.countContexts(userId)]).toEqual([0, 0]);
}

function failed(): never {
  throw new Error('there is a record');
}
