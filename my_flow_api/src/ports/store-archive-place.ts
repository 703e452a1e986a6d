import { type ArchiveRecord, type RecordPlace, recordKinds } from './store-archive.ts';

/** Where a record stands. */
export function placeOfRecord(record: ArchiveRecord): RecordPlace {
  const { kind, userId } = record;
  if (kind === 'act') return { userId, kind, key: record.act.seq };
  return { userId, kind, key: kind === 'preferences' ? '' : record.document.id };
}

/** Below 0 when `a` comes first, above 0 when `b` does, 0 when they are one place. */
export function comparePlaces(a: RecordPlace, b: RecordPlace): number {
  return (
    compareTexts(a.userId, b.userId) ||
    recordKinds.indexOf(a.kind) - recordKinds.indexOf(b.kind) ||
    (typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : compareTexts(String(a.key), String(b.key)))
  );
}

/** By UTF-8 bytes, as the stores do; the `<` of JavaScript goes by UTF-16 units, which differ beyond the basic plane. */
function compareTexts(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
