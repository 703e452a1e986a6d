import type { Document } from 'mongodb';
import type { FlowListState } from 'my_flow_contract';
import { textIn } from './act-document.ts';

/** A page of a list: what it reads, from where in which direction. */
export type ListRange = {
  readonly userId: string;
  readonly contextId: string | undefined;
  readonly list: FlowListState;
  readonly low: string;
  readonly high: string;
  readonly direction: 1 | -1;
  readonly limit: number;
};

export type PageRow = { readonly doc: string; readonly key: string };

/** The filter of a range; sorted by `key` it follows an index. */
export function rangeFilter({ userId, contextId, list, low, high }: ListRange): Document {
  return { userId, ...(contextId === undefined ? {} : { contextId }), list, key: { $gt: low, $lt: high } };
}

export function rowOf(document: Document): PageRow {
  return { doc: textIn(document, 'doc'), key: textIn(document, 'key') };
}

/** The documents of a page as one JSON array, without the row that tells that there are more. */
export function joined(rows: readonly { readonly doc: string }[], limit: number): string {
  const documents = rows.length > limit ? rows.slice(0, limit) : rows;
  return `[${documents.map((row) => row.doc).join(',')}]`;
}
