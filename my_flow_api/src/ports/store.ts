import type {
  Act,
  ActHead,
  Context,
  ContextState,
  ContextSummary,
  Day,
  Flow,
  FlowListState,
  Instant,
  Preferences,
  Zone,
} from 'my_flow_contract';
import type { ActDraft, ActOrigin } from '#src/domain/acts/act-draft.ts';

/** A change to commit. `at` and `id` are given, so that the store touches neither time nor randomness. */
export type Commit = {
  readonly id: string;
  readonly at: Instant;
  readonly origin: ActOrigin;
  readonly draft: ActDraft;
  /** At most one act of a person carries a key; the fingerprint tells whether a repeat is the same request. */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string };
};

/**
 * `conflict`: a document, or the `undoneBy` of an act, is no longer as it was read; read again and decide again.
 * `name_taken`: another context of the person that is not in the trash has that name (by `nameKey`); two contexts may swap names in one act.
 * `key_taken`: the idempotency key belongs to an act already; it is told before any conflict, so that a repeat learns of its act.
 * In all three nothing was written.
 */
export type CommitOutcome =
  | { readonly status: 'committed'; readonly act: ActHead }
  | { readonly status: 'conflict' | 'name_taken' | 'key_taken' };

/** A page as JSON text, `[{...},...]`: an adapter that holds documents as text need not parse what is only passed on. */
export type EncodedPage = { readonly itemsJson: string; readonly nextCursor: string | null };

export type FlowQuery = {
  readonly contextId?: string | undefined;
  readonly state: FlowListState;
  readonly completedSince?: Instant | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** A context, how many of its flows are not in the trash (as `countFlows`), and the position of its first flow of any state (as `positionsAround`), null when it has none. */
export type Room = { readonly context: Context; readonly flowCount: number; readonly firstPosition: string | null };

/** The days and instants that a summary is counted against, worked out in the person's zone. */
export type SummaryFrame = {
  readonly zone: Zone;
  readonly now: Instant;
  readonly today: Day;
  /** Start of today, of this week and of the next week as instants in the zone, and the first day of the next week. */
  readonly todayStartsAt: Instant;
  readonly tomorrowStartsAt: Instant;
  readonly weekStartsAt: Instant;
  readonly nextWeekStartsAt: Instant;
  readonly nextWeekDay: Day;
};

/** Thrown for a page cursor that this store did not make for this query of this person. */
export class CursorError extends Error {}

/** Thrown when the store cannot do its work: it is out of reach, full, locked or damaged. The message says what to do, in words for who runs MyFlow. */
export class StoreError extends Error {}

/**
 * Keeps the documents and acts of every person. The first argument of every call on a request's path is the person; nothing of another person is
 * ever read or written. Reads see all that was committed before. Every call is bounded in time; a store that cannot be reached throws.
 */
export interface Store {
  /**
   * Writes the documents and the act, numbered one past the person's newest, together or not at all; what was acknowledged survives a crash of the
   * process. Throws, and writes nothing, when the store fails or the id of the act exists.
   */
  commit(userId: string, commit: Commit): Promise<CommitOutcome>;

  /** In their order. `active` is neither archived nor in the trash; `archived` is not in the trash. */
  listContexts(userId: string, state: ContextState): Promise<Context[]>;
  getContext(userId: string, contextId: string): Promise<Context | null>;
  getContexts(userId: string, contextIds: readonly string[]): Promise<Context[]>;
  /** All contexts that are not in the trash. */
  countContexts(userId: string): Promise<number>;
  /** One entry for each active context, in their order, an empty one too. Flows in the trash do not count. */
  summarizeContexts(userId: string, frame: SummaryFrame): Promise<ContextSummary[]>;
  /** The earliest instant, at or past the given one, at which a flow that is listed as `open` is due; null when there is none. Days are no instants. */
  nextDueAt(userId: string, from: Instant): Promise<Instant | null>;

  /**
   * A page of flows. `open`: by position; `done`: latest completion first; `parked`, `archived`: latest change first; `trashed`: latest into the trash first; ids
   * break ties, in the direction of the list (`listPlace`). Every flow that is in the list during the whole walk comes exactly once, in the place that it
   * had when the walk began, and no flow comes twice, whatever is written in between. Throws CursorError.
   */
  listFlows(userId: string, query: FlowQuery): Promise<EncodedPage>;
  /** Flows, of any state but trashed, in whose title, notes, labels and steps every term begins a word; the newest (by id) first. Terms are those of `queryTerms`; without any nothing is found. Throws CursorError. */
  searchFlows(
    userId: string,
    query: { terms: readonly string[]; contextId?: string | undefined; limit: number; cursor?: string | undefined },
  ): Promise<EncodedPage>;
  getFlow(userId: string, flowId: string): Promise<Flow | null>;
  /** Those that exist, in no particular order. */
  getFlows(userId: string, flowIds: readonly string[]): Promise<Flow[]>;
  /** Every flow of a context, those in the trash included, by position. */
  allFlowsOfContext(userId: string, contextId: string): Promise<Flow[]>;
  /** What a new flow in a context is decided by, read together since each new flow asks; null when there is no such context. */
  getRoom(userId: string, contextId: string): Promise<Room | null>;
  /** How many flows of a context are not in the trash. */
  countFlows(userId: string, contextId: string): Promise<number>;
  /** Every document of the sample data that still exists. */
  listSample(userId: string): Promise<{ contexts: Context[]; flows: Flow[] }>;
  /**
   * The position of the given flow and of the next one behind it in the context, of any state, trashed ones too; ids break ties. With `afterId` null, or
   * of a flow that is not in the context: null and that of the first.
   */
  positionsAround(userId: string, contextId: string, afterId: string | null): Promise<{ before: string | null; after: string | null }>;

  getPreferences(userId: string): Promise<Preferences>;

  /** `after`: oldest first; `before`, or neither: newest first. */
  listActs(userId: string, query: { after?: number | undefined; before?: number | undefined; limit: number }): Promise<Act[]>;
  getAct(userId: string, actId: string): Promise<Act | null>;
  /** The number of the newest act, 0 when there is none. */
  lastSeq(userId: string): Promise<number>;
  findActByKey(userId: string, key: string): Promise<{ act: Act; fingerprint: string } | null>;
  /** The newest act, of those before a number when one is given, that is neither an undo nor a redo and is not undone, by an author other than `rule`. */
  newestUndoable(userId: string, beforeSeq?: number): Promise<Act | null>;
  /** The newest undo that is not redone, if no other act by an author other than `rule` came after it but undos and redos. */
  newestRedoable(userId: string): Promise<Act | null>;
  /** The newest act past `seq` that changed the document. */
  newestActOn(userId: string, documentId: string, afterSeq: number): Promise<ActHead | null>;
  /** The acts past `seq` that changed the document, newest first. */
  listActsOn(userId: string, documentId: string, query: { after: number; limit: number }): Promise<Act[]>;

  /** Removes everything of a person. */
  removeUser(userId: string): Promise<void>;

  /** Across people, for the housekeeping job alone: parked flows, not in the trash, that wake at the instant or before it, the earliest first. */
  listWaking(before: Instant, limit: number): Promise<{ userId: string; flowId: string }[]>;
  /**
   * Across people, for the housekeeping job alone: removes for good what went into the trash before an instant, a context with all its flows, at most
   * `limit` documents; returns how many. Fewer than `limit` means that nothing is left.
   */
  purgeTrash(before: Instant, limit: number): Promise<number>;

  /** Resolves when the store answers; throws when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
