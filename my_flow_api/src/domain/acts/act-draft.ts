import type { ActAuthor, ActHead, ActKind, Context, Flow, Preferences } from 'my_flow_contract';

/**
 * One document before and after, whole. `before` null creates it, `after` null removes it. `after.version` is one more than
 * `before.version` (a created one starts at 1, or one past the version it was removed with); the store commits only if the stored
 * version is still that of `before`.
 */
export type DocumentChange =
  | { readonly entity: 'context'; readonly id: string; readonly before: Context | null; readonly after: Context | null }
  | { readonly entity: 'flow'; readonly id: string; readonly before: Flow | null; readonly after: Flow | null }
  | { readonly entity: 'preferences'; readonly id: 'preferences'; readonly before: Preferences | null; readonly after: Preferences | null };

/** What a decision wants done: the store numbers it and writes it together with the documents, or not at all. */
export type ActDraft = {
  readonly kind: ActKind;
  readonly subject: ActHead['subject'];
  readonly changes: readonly DocumentChange[];
  /** Contexts that the decision leans on and leaves as they are: the store commits only if each is still at this version, else `conflict`. */
  readonly leansOn?: readonly { readonly contextId: string; readonly version: number }[];
  /** For decisions about all flows of a context: the store commits only if the person's newest act still has this number, else `conflict`. */
  readonly lastSeq?: number;
  /** The act that this one undoes or redoes. */
  readonly undoes?: string;
  /** Acts whose `undoneBy` changes with this one; `by: 'this'` stands for the id of the new act. */
  readonly undone?: readonly { readonly actId: string; readonly was: string | null; readonly by: 'this' | null }[];
};

/** Where a change came from. */
export type ActOrigin = {
  readonly author: ActAuthor;
  readonly requestId: string | null;
  readonly turnId: string | null;
};
