import type { DatabaseSync } from 'node:sqlite';
import { LRUCache } from 'lru-cache';
import type { FlowListState } from 'my_flow_contract';
import { isLatestFirst } from '#src/domain/flows/list-place.ts';
import { type ListRow, ListWindow, windowRowsSpare } from '#src/domain/flows/list-window.ts';
import { numberAt, prepareGet } from './statements.ts';
import type { Written } from './write-document.ts';
import { createWriteWatch } from './write-watch.ts';

/** Documents in memory, in characters: the beginnings of some 250 lists of short flows. */
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
  /** Forgets what may not be so any more. To be called at the beginning of each read, and of each batch of writes. */
  look(): void;
  /** The first rows of a list, or all when there are fewer. */
  first(list: ListName, count: number): readonly ListRow[];
  /** The number of the person's newest act, 0 when there is none. */
  newestSeq(userId: string): number;
  /** Owns to what the commit queue has written. */
  wrote(): void;
  /** Takes over a commit that is on the disk. */
  follow(userId: string, seq: number, written: readonly Written[]): void;
};

export function createKeptLists(database: DatabaseSync, readRows: ReadRows): KeptLists {
  const watch = createWriteWatch(database);
  const newest = prepareGet(database, 'SELECT coalesce(max(seq), 0) FROM acts WHERE user_id = ?');
  const lists = new LRUCache<string, ListWindow>({ max: listsMax, maxSize: charsMax, sizeCalculation: (list) => list.chars + 1 });
  const seqs = new LRUCache<string, number>({ max: peopleMax });

  function newestSeq(userId: string): number {
    const seq = seqs.get(userId) ?? numberAt(newest(userId) ?? {}, 0);
    seqs.set(userId, seq);
    return seq;
  }

  function change(name: string, by: (list: ListWindow) => void): void {
    const list = lists.get(name);
    if (list === undefined) return;
    by(list);
    // Its size has changed, which is counted only for a value that was not there.
    lists.delete(name);
    lists.set(name, list);
  }

  return {
    look() {
      if (!watch.isUnseen()) return;
      lists.clear();
      seqs.clear();
    },
    first(list, count) {
      const name = nameOf(list.userId, list.contextId, list.state);
      const known = lists.get(name)?.first(count);
      if (known !== undefined) return known;
      const asked = count + windowRowsSpare;
      const rows = readRows(list, asked);
      lists.set(name, new ListWindow(rows, { isDown: isLatestFirst(list.state), isWhole: rows.length < asked }));
      return rows.slice(0, count);
    },
    newestSeq,
    wrote: watch.seen,
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
