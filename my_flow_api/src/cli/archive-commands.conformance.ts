import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Act } from 'my_flow_contract';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '#src/ports/store.ts';
import { buildFlow } from '#src/testing/builders.ts';
import { furnished, furnishStore } from '#src/testing/furnish-store.ts';
import { readEverything } from '#src/testing/read-everything.ts';
import { runMyflow, startMyflow } from '#src/testing/run-myflow.ts';
import { createPerson, type Person } from '#src/testing/store-person.ts';

/** A store that commands find by their environment, and a folder for files. */
export type CommandPlace = {
  readonly folder: string;
  /** Names the store to a command. */
  readonly env: Record<string, string>;
  /** The store as `--from` and `--to` name it. */
  readonly location: string;
  /** How many flows a move is made of that is to be interrupted: what takes some seconds. */
  readonly flowsMoved: number;
  /** The last place that an unfinished move has noted; null when there is none. */
  readProgress(): Promise<string | null>;
  openStore(): Promise<Store>;
  /** Takes everything away, as a disk that broke does. */
  wipe(): Promise<void>;
};

/** What the commands about backups promise, on a store of one kind, each run as a process of its own. */
export function describeArchiveCommands(name: string, newPlace: () => Promise<CommandPlace>): void {
  describe(name, () => {
    let place: CommandPlace;
    beforeEach(async () => {
      place = await newPlace();
    });

    async function open(): Promise<Store> {
      const store = await place.openStore();
      onTestFinished(() => store.close());
      return store;
    }

    test('backup, wipe, restore: equal in every answer, undo works, keys still answer', { timeout: 120_000 }, async () => {
      const store = await open();
      const { userIds, ada } = await furnishStore(store);
      const before = await readEverything(store, userIds, furnished);
      const file = path.join(place.folder, 'all.ndjson.gz');
      expect(await runMyflow(['backup', file], place.env)).toMatchObject({ code: 0 });
      await store.close();
      await place.wipe();
      const restored = await runMyflow(['restore', file], place.env);
      expect(restored.output).toMatch(/3 people, 9 contexts, 57 flows, 27 acts, read back and compared/);
      const after = await open();
      expect(await readEverything(after, userIds, furnished)).toEqual(before);
      const undoable = await after.newestUndoable(ada.userId);
      const undo = { kind: 'undo', undoes: undoable?.id ?? '', undone: [{ actId: undoable?.id ?? '', was: null, by: 'this' }] } as const;
      expect(await createPersonAs(after, ada.userId).commit([], undo)).toMatchObject({ status: 'committed' });
      expect(await createPersonAs(after, ada.userId).commit([], { idempotency: { key: 'key-one', fingerprint: 'one' } })).toEqual({
        status: 'key_taken',
      });
    });

    test('a backup that is made while people write holds all that was acknowledged before, and a state that was', {
      timeout: 120_000,
    }, async () => {
      const store = await open();
      const people = ['ada', 'bob'].map((each) => createPerson(store, each));
      for (const person of people) await person.addFlows(...Array.from({ length: 400 }, () => buildFlow({ notes: 'n'.repeat(500) })));
      let isOver = false;
      const writing = people.map((person) => writeUntil(person, () => isOver));
      const acknowledged = await Promise.all(people.map(({ userId }) => store.lastSeq(userId)));
      const file = path.join(place.folder, 'busy.ndjson.gz');
      const { code, output } = await runMyflow(['backup', file], place.env);
      isOver = true;
      await Promise.all(writing);
      expect([code, output]).toEqual([0, expect.stringContaining('which was read back and is whole')]);
      const acts = await Promise.all(people.map(({ userId }) => allActs(store, userId)));
      await store.close();
      await place.wipe();
      expect(await runMyflow(['restore', file], place.env)).toMatchObject({ code: 0 });
      const after = await open();
      for (const [index, { userId }] of people.entries()) {
        const kept = await allActs(after, userId);
        expect(kept.length).toBeGreaterThanOrEqual(acknowledged[index] ?? 0);
        expect(acts[index]?.length).toBeGreaterThan(kept.length);
        expect(kept).toEqual(acts[index]?.slice(0, kept.length));
        for (const act of kept) for (const { id } of act.changes) expect((await after.getFlow(userId, id))?.id).toBe(id);
        const newest = await after.getFlow(userId, kept.at(-1)?.changes[0]?.id ?? '');
        expect(newest?.title).toBe(kept.at(-1)?.changes[0]?.after?.['title']);
      }
    });

    test('what a damaged, cut or newer file asks for is refused, and so is a store that holds something; nothing is touched', {
      timeout: 120_000,
    }, async () => {
      const store = await open();
      const { userIds } = await furnishStore(store);
      const file = path.join(place.folder, 'all.ndjson.gz');
      expect(await runMyflow(['backup', file], place.env)).toMatchObject({ code: 0 });
      const before = await readEverything(store, userIds, furnished);
      await store.close();
      const whole = await readFile(file);
      const middle = Math.floor(whole.length / 2);
      const flipped = Buffer.from(whole);
      flipped.writeUInt8((flipped[middle] ?? 0) ^ 1, middle);
      for (const [bytes, words] of [
        [flipped, 'is damaged: it is not what was written. Use another backup.'],
        [whole.subarray(0, middle), 'was never finished, has lost its end, or is damaged there'],
        [whole.subarray(0, 3), 'is no backup of MyFlow'],
      ] as const) {
        await writeFile(path.join(place.folder, 'bad.gz'), bytes);
        for (const command of [['verify'], ['restore', '--replace']]) {
          const { code, output } = await runMyflow([...command, path.join(place.folder, 'bad.gz')], place.env);
          expect([code, output]).toEqual([1, expect.stringContaining(words)]);
        }
      }
      const refused = await runMyflow(['restore', file], place.env);
      expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('holds data already. Add --replace')]);
      const after = await open();
      expect(await readEverything(after, userIds, furnished)).toEqual(before);
      await after.close();
      expect(await runMyflow(['restore', file, '--replace'], place.env)).toMatchObject({ code: 0 });
      expect(await readEverything(await open(), userIds, furnished)).toEqual(before);
    });

    test('a move that is killed again and again goes on where it stopped, and both sides are equal in the end', {
      timeout: 120_000,
    }, async () => {
      const from = path.join(place.folder, 'from', 'myflow.db');
      const { createSqliteStore } = await import('#src/adapters/store/sqlite/sqlite-store.ts');
      const source = createSqliteStore({ path: from });
      onTestFinished(() => source.close());
      const { userIds } = await furnishStore(source);
      const many = createPerson(source, 'many');
      const acts = place.flowsMoved / 200;
      for (let act = 0; act < acts; act += 1)
        await many.addFlows(...Array.from({ length: 200 }, () => buildFlow({ notes: 'n'.repeat(4_000) })));
      const before = await readEverything(source, userIds, furnished);
      await source.close();
      const resumed = await moveUnderKills(['migrate-store', '--from', from, '--to', place.location], place);
      expect(resumed).toBe(3);
      const moved = await open();
      expect(await readEverything(moved, userIds, furnished)).toEqual(before);
      expect(await moved.countFlows(many.userId, buildFlow().contextId)).toBe(acts * 200);
      await moved.close();
      const back = path.join(place.folder, 'back', 'myflow.db');
      expect(await runMyflow(['migrate-store', '--from', place.location, '--to', back], place.env)).toMatchObject({ code: 0 });
      const returned = createSqliteStore({ path: back });
      onTestFinished(() => returned.close());
      expect(await readEverything(returned, userIds, furnished)).toEqual(before);
    });
  });
}

/** The same person in another store. */
function createPersonAs(store: Store, userId: string): Person {
  return createPerson({ ...store, commit: (_, commit) => store.commit(userId, commit) });
}

async function writeUntil(person: Person, isOver: () => boolean): Promise<void> {
  let flow = buildFlow();
  await person.addFlows(flow);
  while (!isOver()) flow = await person.editFlow(flow, { title: `Version ${flow.version + 1}` });
}

async function allActs(store: Store, userId: string): Promise<Act[]> {
  const acts: Act[] = [];
  for (;;) {
    const page = await store.listActs(userId, { after: acts.length, limit: 500 });
    acts.push(...page);
    if (page.length < 500) return acts;
  }
}

/** Kills the command three times, each when it has come further than before, and lets it end; gives how often one went on from where an earlier one stopped. */
async function moveUnderKills(args: readonly string[], place: CommandPlace): Promise<number> {
  let resumed = 0;
  let last = await place.readProgress();
  for (let kill = 0; kill <= 3; kill += 1) {
    const run = startMyflow(args, place.env);
    while (kill < 3 && run.child.exitCode === null) {
      const progress = await place.readProgress();
      if (progress !== null && progress !== last) {
        last = progress;
        run.child.kill('SIGKILL');
        break;
      }
      await sleep(5);
    }
    expect([await run.ended, run.output()]).toEqual([kill < 3 ? 'SIGKILL' : 0, expect.anything()]);
    if (run.output().includes('going on where it stopped')) resumed += 1;
  }
  return resumed;
}
