import { LRUCache } from 'lru-cache';
import type { Flow, FlowListState } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import { isLatestFirst } from '#src/domain/flows/list-place.ts';
import { type ListRow, ListWindow } from '#src/domain/flows/list-window.ts';
import { flowPlace, placeLeft } from './flow-fields.ts';
import { isSameMoment, type Moment } from './moments.ts';

/** Documents in memory, in characters: the beginnings of some 250 lists of short flows. */
const charsMax = 16 * 1024 * 1024;
const listsMax = 5_000;
const peopleMax = 20_000;

/** A list of a person's context. What goes out of the trash for good goes without a trace in the person's document, so that list is not kept. */
export type ListName = { readonly userId: string; readonly contextId: string; readonly state: Exclude<FlowListState, 'trashed'> };

/** A person as this process has seen them last. Another moment than that which a list belongs to makes another of these, and so an end of the list. */
type Standing = { moment: Moment };
type Kept = { readonly standing: Standing; readonly window: ListWindow };

/**
 * The beginnings of lists that were read lately, each as it was at a moment of its person. Nothing of it is true by itself: whoever takes a list has just
 * read the moment, and gets it only if it is still the same. Commits of this process are followed, so that only those of others make a list be read again.
 */
export type KeptLists = ReturnType<typeof createKeptLists>;

export function createKeptLists() {
  const people = new LRUCache<string, Standing>({ max: peopleMax });
  const lists = new LRUCache<string, Kept>({ max: listsMax, maxSize: charsMax, sizeCalculation: ({ window }) => window.chars + 1 });

  /** A list that belongs to what its person was seen at last. */
  function keptOf(name: string, standing: Standing | undefined): Kept | undefined {
    const kept = standing === undefined ? undefined : lists.get(name);
    return kept?.standing === standing ? kept : undefined;
  }

  function change(name: string, standing: Standing, by: (window: ListWindow) => void): void {
    const kept = keptOf(name, standing);
    if (kept === undefined) return;
    by(kept.window);
    // Its size has changed, which is counted only for a value that was not there.
    lists.delete(name);
    lists.set(name, kept);
  }

  function put(standing: Standing, userId: string, flow: Flow): void {
    const { contextId, list, key } = flowPlace(flow);
    change(nameOf({ userId, contextId, state: list }), standing, (window) => window.put({ key, doc: JSON.stringify(flow) }));
  }

  return {
    /** The moment at which the person was seen last, by a page or by a commit of this process. */
    momentOf: (userId: string): Moment | undefined => people.get(userId)?.moment,
    /** Whether so many rows of the list are here, as they were at that moment. */
    has: (list: ListName, count: number): boolean => keptOf(nameOf(list), people.get(list.userId))?.window.first(count) !== undefined,
    /** The first rows of the list, or all when there are fewer, if the person stands where the list does; otherwise everything of the person is forgotten. */
    take(list: ListName, count: number, now: Moment | null): readonly ListRow[] | undefined {
      const standing = people.get(list.userId);
      if (standing === undefined || now === null || !isSameMoment(standing.moment, now)) {
        people.delete(list.userId);
        return undefined;
      }
      return keptOf(nameOf(list), standing)?.window.first(count);
    },
    /** Takes note of the moment behind a page. */
    see(userId: string, now: Moment | null): void {
      const standing = people.get(userId);
      if (now === null) people.delete(userId);
      else if (standing === undefined || !isSameMoment(standing.moment, now)) people.set(userId, { moment: now });
    },
    /** Keeps rows that were read at a moment, of which `asked` were asked for; not if the person has been seen at another since. */
    keep(list: ListName, rows: readonly ListRow[], { asked, at }: { readonly asked: number; readonly at: Moment }): void {
      const standing = people.get(list.userId);
      if (standing === undefined || !isSameMoment(standing.moment, at)) return;
      const window = new ListWindow(rows, { isDown: isLatestFirst(list.state), isWhole: rows.length < asked });
      lists.set(nameOf(list), { standing, window });
    },
    forget: (userId: string): void => void people.delete(userId),
    /** Takes over a commit that was made right after a moment, and at the moment that it made. */
    follow(userId: string, { from, to }: { readonly from: Moment; readonly to: Moment }, changes: readonly DocumentChange[]): void {
      const standing = people.get(userId);
      if (standing === undefined || !isSameMoment(standing.moment, from)) return;
      standing.moment = to;
      for (const one of changes) {
        const left = placeLeft(one);
        if (left !== null) change(nameOf({ ...left, userId, state: left.list }), standing, (window) => window.drop(left.key));
        if (one.entity === 'flow' && one.after !== null) put(standing, userId, one.after);
      }
    },
  };
}

/** Neither the id of a context nor a state holds a line break. */
function nameOf({ userId, contextId, state }: { userId: string; contextId: string; state: string }): string {
  return `${userId}\n${contextId}\n${state}`;
}
