import type { Document } from 'mongodb';
import { type IndexSpec, indexes } from '#src/adapters/store/mongodb/layout.ts';
import type { SentQuery } from './mongodb-queries.ts';

/** An index that finds what a query looks for and gives it in its order. */
export function indexFor(query: SentQuery): IndexSpec | undefined {
  return indexes.find((spec) => serves(spec, query));
}

/** Whether an index does: equal fields first, then those of the order, all forward or all backward. */
export function serves({ key, of, ifThere }: IndexSpec, { filter, sort }: SentQuery): boolean {
  if (of !== undefined && filter['kind'] !== of) return false;
  if (ifThere !== undefined && !isThere(filter[ifThere])) return false;
  const fields = Object.entries(key);
  const equal = fields.findIndex(([field]) => !isEqual(filter[field]));
  const rest = fields.slice(equal === -1 ? fields.length : equal);
  const order = Object.entries(sort ?? {}).filter(([field]) => !isEqual(filter[field]));
  if (equal === 0 && (rest[0] === undefined || filter[rest[0][0]] === undefined)) return false;
  const signs = order.map(([field, direction], index) => (rest[index]?.[0] === field ? direction * (rest[index]?.[1] ?? 0) : 0));
  return signs.every((sign) => sign !== 0 && sign === signs[0]);
}

/** Whether a filter names one kind, which is what an index of a kind asks for. */
export function isKind(clause: unknown): boolean {
  return clause === 'person' || clause === 'context' || clause === 'flow' || clause === 'act';
}

/** The fields that a pipeline looks at to make nothing but numbers of what a filter finds; absent for another. */
export function countedIn(value: unknown, filter: Document): string[] | undefined {
  const parts: readonly unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [];
  const [first, second] = parts;
  if (fieldOf(first, '$match') === filter) {
    const { _id: by, ...sums } = { ...(fieldOf(second, '$group') as Record<string, unknown> | undefined) };
    const isCount = Object.keys(sums).length > 0 && Object.values(sums).every((sum) => fieldOf(sum, '$sum') !== undefined);
    return isCount ? [...JSON.stringify({ by, sums }).matchAll(/"\$(\w+)"(?!:)/g)].map(([, field]) => String(field)) : undefined;
  }
  return parts.map((part) => countedIn(part, filter)).find((counted) => counted !== undefined);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Whether a filter asks for one value. */
export function isEqual(clause: unknown): boolean {
  return (
    clause !== undefined && !(typeof clause === 'object' && clause !== null && Object.keys(clause).some((name) => name.startsWith('$')))
  );
}

function isThere(clause: unknown): boolean {
  return clause !== undefined && clause !== null;
}
