/** A change with everything that can be worked out before the transaction starts. */
export type PreparedChange<Document> = {
  readonly id: string;
  readonly before: Document | null;
  readonly after: Document | null;
  /** The document after the change as JSON text, `null` when it is removed. */
  readonly afterJson: string;
  /** What it is found by; null leaves what is there. */
  readonly terms: string | null;
};

/** A place in a list. */
export type Place = { readonly contextId: string; readonly list: string; readonly key: string };

/** What became of a document: the place in a list that it has left, or null when it has not; and the place where it stands, absent when it is in no list. */
export type Written = { readonly left: Place | null; readonly now?: Place & { readonly doc: string } };

/** Writes one kind of document inside a transaction. */
export type DocumentWriter<Document> = {
  prepare(change: Pick<PreparedChange<Document>, 'id' | 'before' | 'after'>): PreparedChange<Document>;
  /** Null when the document is no longer as `before` says: the caller takes everything back. */
  write(userId: string, change: PreparedChange<Document>): Written | null;
};
