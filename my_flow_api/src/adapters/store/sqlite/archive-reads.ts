import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Act, ActHead, Change, Context, Flow, FlowListState, Preferences } from 'my_flow_contract';
import { type ArchiveRecord, type MovedFlow, type RecordPlace, recordKinds } from '#src/ports/store-archive.ts';
import { createRecordBatch } from '#src/ports/store-archive-batch.ts';
import { documentAt, nullableTextAt, prepareAll, prepareGet, type Row, textAt } from './statements.ts';

type Kind = ArchiveRecord['kind'];
type ReadRow = (userId: string, row: Row) => ArchiveRecord;

/** All records behind a place, in their order. To be read within one transaction, or the people's records would be of different moments. */
export function* readRecords(database: DatabaseSync, after: RecordPlace | null): Generator<readonly ArchiveRecord[]> {
  const readers = createReaders(database);
  const nextPerson = createNextPerson(database);
  const batch = createRecordBatch();
  for (let userId = after?.userId ?? nextPerson(''); userId !== null; userId = nextPerson(userId)) {
    for (const kind of recordKinds) {
      const from = after?.userId === userId ? startOf(kind, after) : least[kind];
      if (from === null) continue;
      for (const { record, size } of readers[kind](userId, from)) {
        const full = batch.add(record, size);
        if (full !== null) yield full;
      }
    }
  }
  const rest = batch.take();
  if (rest.length > 0) yield rest;
}

/** Below every key of the kind. */
const least = { context: '', flow: '', preferences: '', act: 0 } as const satisfies Record<Kind, string | number>;

/** Where a kind goes on for the person of the place; null when all of it came before. */
function startOf(kind: Kind, after: RecordPlace): string | number | null {
  const order = recordKinds.indexOf(kind) - recordKinds.indexOf(after.kind);
  if (order < 0 || (order === 0 && kind === 'preferences')) return null;
  return order === 0 ? after.key : least[kind];
}

/** Everything that is stored came with an act; the other tables are asked too, so that nothing is left out whatever befell the acts. */
function createNextPerson(database: DatabaseSync): (after: string) => string | null {
  const tables = ['acts', 'contexts', 'flows', 'preferences'];
  const parts = tables.map((table) => `SELECT (SELECT user_id FROM ${table} WHERE user_id > ?1 ORDER BY user_id LIMIT 1) AS user_id`);
  const next = prepareGet(database, `SELECT min(user_id) FROM (${parts.join(' UNION ALL ')})`);
  return (after) => nullableTextAt(next(after) ?? [null], 0);
}

function createReaders(database: DatabaseSync) {
  const movedBy = prepareAll(
    database,
    'SELECT document_id, was_context_id, was_list, was_key FROM act_documents WHERE user_id = ? AND seq = ? AND was_list IS NOT NULL ORDER BY document_id',
  );
  const actOf: ReadRow = (userId, row) => {
    const act = readAct(row);
    const moved = movedBy(userId, act.seq).map(readMoved);
    const key = nullableTextAt(row, 3);
    return { kind: 'act', userId, act, idempotency: key === null ? null : { key, fingerprint: textAt(row, 4) }, moved };
  };
  return {
    context: createReader(database, 'SELECT doc FROM contexts WHERE user_id = ? AND id > ? ORDER BY id', (userId, row) => ({
      kind: 'context',
      userId,
      document: documentAt<Context>(row, 0),
    })),
    flow: createReader(database, 'SELECT doc FROM flows WHERE user_id = ? AND id > ? ORDER BY id', (userId, row) => ({
      kind: 'flow',
      userId,
      document: documentAt<Flow>(row, 0),
    })),
    preferences: createReader(database, 'SELECT doc FROM preferences WHERE user_id = ? AND ? IS NOT NULL', (userId, row) => ({
      kind: 'preferences',
      userId,
      document: documentAt<Preferences>(row, 0),
    })),
    act: createReader(
      database,
      'SELECT changes, head, undone_by, idempotency_key, fingerprint FROM acts WHERE user_id = ? AND seq > ? ORDER BY seq',
      actOf,
    ),
  };
}

/** Row by row, so that a person with a hundred thousand flows takes no more memory than one with ten. The first column holds most of a row's text. */
function createReader(database: DatabaseSync, sql: string, read: ReadRow) {
  const statement: StatementSync = database.prepare(sql);
  statement.setReturnArrays(true);
  return function* (userId: string, from: SQLInputValue): Generator<{ record: ArchiveRecord; size: number }> {
    for (const row of statement.iterate(userId, from)) yield { record: read(userId, row), size: textAt(row, 0).length };
  };
}

function readAct(row: Row): Act {
  return { ...documentAt<ActHead>(row, 1), undoneBy: nullableTextAt(row, 2), changes: documentAt<Change[]>(row, 0) };
}

function readMoved(row: Row): MovedFlow {
  // This adapter alone writes the column, from the list of a place.
  const list = textAt(row, 2) as FlowListState;
  return { flowId: textAt(row, 0), contextId: textAt(row, 1), list, key: textAt(row, 3) };
}
