import type { Act, Context, Flow, FlowListState, Preferences } from 'my_flow_contract';

/** One thing that a store keeps of a person, in a form that every store can give and take. */
export type ArchiveRecord =
  | { readonly kind: 'context'; readonly userId: string; readonly document: Context }
  | { readonly kind: 'flow'; readonly userId: string; readonly document: Flow }
  | { readonly kind: 'preferences'; readonly userId: string; readonly document: Preferences }
  | {
      readonly kind: 'act';
      readonly userId: string;
      readonly act: Act;
      /** What a repeat of its request is known by; null when it came without a key. */
      readonly idempotency: { readonly key: string; readonly fingerprint: string } | null;
      /** Where the flows stood that it moved out of a list, by id: a walk through a list that began before the act goes on by it. */
      readonly moved: readonly MovedFlow[];
    };

export type MovedFlow = { readonly flowId: string; readonly contextId: string; readonly list: FlowListState; readonly key: string };

/** In the order in which a person's records come. */
export const recordKinds = ['context', 'flow', 'preferences', 'act'] as const satisfies readonly ArchiveRecord['kind'][];

/**
 * Where a record stands in the order that every store gives them in: by person, then by kind, then by id (acts by number). Texts compare by their
 * UTF-8 bytes. `key` is empty for preferences, of which a person has one.
 */
export type RecordPlace = { readonly userId: string; readonly kind: ArchiveRecord['kind']; readonly key: string | number };

/**
 * Everything of a store at one moment. `moment` tells whose: of all people together, or of each person alone, between the opening and the end, where
 * the store cannot do more; what belongs together is never torn, since nothing of one person refers to another.
 */
export interface ArchiveSnapshot {
  readonly moment: 'all' | 'each_person';
  /** All records in their order, or those behind a place, in batches that fit the memory. To be read once. Throws StoreError. */
  records(after?: RecordPlace | null): AsyncIterable<readonly ArchiveRecord[]>;
  close(): Promise<void>;
}

export type WriterOptions = {
  /** Whether what the store holds may be replaced; otherwise one that holds anything is refused. */
  readonly mayReplace: boolean;
  /** Tells one source from another: a writer goes on where an earlier one with the same key stopped. Null always begins anew. */
  readonly resumeKey: string | null;
};

/**
 * Fills a store. Until `finish` it is not in use: nothing that was there is touched, or it is marked as unfinished, and a service that finds the mark
 * refuses to start. A writer that is neither finished nor abandoned, as after a crash, leaves it like that.
 */
export interface ArchiveWriter {
  /** The last record that an earlier writer with the same key has written; null when this one begins at the beginning. */
  readonly resumesAfter: RecordPlace | null;
  /** Writes records, which come in their order, each once. What was acknowledged survives a crash of the process. Throws StoreError. */
  write(records: readonly ArchiveRecord[]): Promise<void>;
  /** All that was written, those of an earlier writer too, read back from the store. */
  readBack(): AsyncIterable<readonly ArchiveRecord[]>;
  /** Makes what was written the store, at once and for good. The writer is of no use then. */
  finish(): Promise<void>;
  /** Gives up. With `keep` a later writer with the same key goes on from here; without, what was written is gone. */
  abandon(options: { readonly keep: boolean }): Promise<void>;
}

/** Reads a whole store and fills one, for backups and moves; apart from `Store`, whose calls are each about one person. */
export interface StoreArchive {
  /** What it is in words, without any secret: the file, or the server and the database. */
  readonly name: string;
  /** Reads while others write. Throws StoreError when there is no store, or an unfinished one. */
  openSnapshot(): Promise<ArchiveSnapshot>;
  /** Throws StoreError, and changes nothing, when the store holds something and `mayReplace` is false, or when it can tell that it is in use. */
  openWriter(options: WriterOptions): Promise<ArchiveWriter>;
  close(): Promise<void>;
}
