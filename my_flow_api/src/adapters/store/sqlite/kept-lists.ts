import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { FlowListState } from 'my_flow_contract';
import { isLatestFirst } from '#src/domain/flows/list-place.ts';
import { type ListRow, ListWindow, windowRowsSpare } from './list-window.ts';
import { numberAt, prepareGet } from './statements.ts';
import type { Written } from './write-document.ts';
import { createWriteWatch } from './write-watch.ts';

/** Documents in memory, in characters: the first pages of some 400 lists. */
const charsMax = 16 * 1024 * 1024;
const listsMax = 5_000;
const peopleMax = 10_000;

/** A list of a person's context. */
export type ListName = { readonly userId: string; readonly contextId: string; readonly state: FlowListState };
type ReadRows = (list: ListName, count: number) => ListRow[];

/**
 * The beginnings of lists that were read lately, and the numbers of the newest acts of their people. The commit queue, the one writer on the way of a
 * request, keeps them in step; whatever else writes, be it housekeeping, a removal or another process, makes it forget everything.
 */
export type KeptLists = {
  /** The first rows of a list, or all when there are fewer. */
  first(list: ListName, count: number): readonly ListRow[];
  /** The number of the person's newest act, 0 when there is none. */
  newestSeq(userId: string): number;
  /** Surrounds what the commit queue writes. */
  beforeWrite(): void;
  afterWrite(): void;
  /** Takes over a commit that is on the disk. */
  follow(userId: string, seq: number, written: readonly Written[]): void;
};

export function createKeptLists(database: DatabaseSync, readRows: ReadRows): KeptLists {
  const watch = createWriteWatch(database);
  const newest = prepareGet(database, 'SELECT coalesce(max(seq), 0) FROM acts WHERE user_id = ?');
  const lists = new LRUCache<string, ListWindow>({ max: listsMax, maxSize: charsMax, sizeCalculation: (list) => list.chars + 1 });
  const seqs = new LRUCache<string, number>({ max: peopleMax });

  function forgetIfUnseen(): void {
    if (!watch.isUnseen()) return;
    lists.clear();
    seqs.clear();
  }

  function change(name: string, by: (list: ListWindow) => void): void {
    const list = lists.get(name);
    if (list === undefined) return;
    by(list);
    // Its size has changed.
    lists.set(name, list);
  }

  return {
    first(list, count) {
      forgetIfUnseen();
      const name = nameOf(list.userId, list.contextId, list.state);
      const known = lists.get(name)?.first(count);
      if (known !== undefined) return known;
      const asked = count + windowRowsSpare;
      const rows = readRows(list, asked);
      lists.set(name, new ListWindow(rows, { isDown: isLatestFirst(list.state), isWhole: rows.length < asked }));
      return rows.slice(0, count);
    },
    newestSeq(userId) {
      forgetIfUnseen();
      const seq = seqs.get(userId) ?? numberAt(newest(userId) ?? {}, 0);
      seqs.set(userId, seq);
      return seq;
    },
    beforeWrite: forgetIfUnseen,
    afterWrite: watch.seen,
    follow(userId, seq, written) {
      seqs.set(userId, seq);
      for (const { left, now } of written) {
        if (left !== null) change(nameOf(userId, left.contextId, left.list), (list) => list.drop(left.key));
        if (now !== undefined) change(nameOf(userId, now.contextId, now.list), (list) => list.put({ key: now.key, doc: now.doc }));
      }
    },
  };
}

/** Neither the id of a context nor a state holds a line break. */
function nameOf(userId: string, contextId: string, state: string): string {
  return `${userId}\n${contextId}\n${state}`;
}
