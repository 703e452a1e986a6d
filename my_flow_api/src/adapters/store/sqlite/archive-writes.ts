import type { DatabaseSync } from 'node:sqlite';
import type { Context, Flow } from 'my_flow_contract';
import { actRole } from '#src/domain/acts/act-head.ts';
import { nameKey } from '#src/domain/contexts/name-key.ts';
import type { ArchiveRecord } from '#src/ports/store-archive.ts';
import { flowColumnNames, flowColumns, msOf } from './flow-columns.ts';
import { prepareRun } from './statements.ts';
import { termsText } from './terms-text.ts';
import { contextList } from './write-context.ts';

type ActRecord = Extract<ArchiveRecord, { kind: 'act' }>;

/** Writes records as they are, past the checks of a commit: into a store that nobody uses yet. */
export function createRecordWriter(database: DatabaseSync): (record: ArchiveRecord) => void {
  const columns = ['user_id', 'id', ...flowColumnNames, 'updated_at', 'version', 'doc', 'terms'];
  const insertContext = prepareInsert(database, 'contexts', [
    'user_id',
    'id',
    'list',
    'position',
    'name_key',
    'trashed_at',
    'sample',
    'version',
    'doc',
  ]);
  const insertFlow = prepareInsert(database, 'flows', columns);
  const insertPreferences = prepareInsert(database, 'preferences', ['user_id', 'version', 'doc']);
  const writeAct = createActInsert(database);

  function writeContext(userId: string, context: Context): void {
    const { id, name, position, trashedAt, sample, version } = context;
    const list = contextList(context);
    insertContext(userId, id, list, position, nameKey(name), msOf(trashedAt), sample ? 1 : 0, version, JSON.stringify(context));
  }

  function writeFlow(userId: string, flow: Flow): void {
    const { id, updatedAt, version } = flow;
    insertFlow(userId, id, ...flowColumns(flow), msOf(updatedAt), version, JSON.stringify(flow), termsText(flow));
  }

  return (record) => {
    if (record.kind === 'act') writeAct(record);
    else if (record.kind === 'flow') writeFlow(record.userId, record.document);
    else if (record.kind === 'context') writeContext(record.userId, record.document);
    else insertPreferences(record.userId, record.document.version, JSON.stringify(record.document));
  };
}

function createActInsert(database: DatabaseSync): (record: ActRecord) => void {
  const insertAct = prepareInsert(database, 'acts', [
    'user_id',
    'seq',
    'id',
    'role',
    'undone_by',
    'idempotency_key',
    'fingerprint',
    'head',
    'changes',
  ]);
  const insertDocument = prepareInsert(database, 'act_documents', [
    'document_id',
    'user_id',
    'seq',
    'was_context_id',
    'was_list',
    'was_key',
  ]);
  return ({ userId, act, idempotency, moved }) => {
    const { changes, ...head } = act;
    // As a commit writes it: whether the act is undone has a column of its own.
    const headJson = JSON.stringify({ ...head, undoneBy: null });
    const key = idempotency?.key ?? null;
    const fingerprint = idempotency?.fingerprint ?? null;
    insertAct(userId, act.seq, act.id, actRole(head), head.undoneBy, key, fingerprint, headJson, JSON.stringify(changes));
    const movedById = new Map(moved.map((flow) => [flow.flowId, flow]));
    for (const { id } of changes) {
      const left = movedById.get(id);
      insertDocument(id, userId, act.seq, left?.contextId ?? null, left?.list ?? null, left?.key ?? null);
    }
  };
}

function prepareInsert(database: DatabaseSync, table: string, columns: readonly string[]) {
  return prepareRun(database, `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
}
