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

/** The place in a list that a flow has left, or null when it has not. */
export type Written = { readonly left: { readonly contextId: string; readonly list: string; readonly key: string } | null };

/** Writes one kind of document inside a transaction. */
export type DocumentWriter<Document> = {
  prepare(change: Pick<PreparedChange<Document>, 'id' | 'before' | 'after'>): PreparedChange<Document>;
  /** Null when the document is no longer as `before` says: the caller takes everything back. */
  write(userId: string, change: PreparedChange<Document>): Written | null;
};
