import type { DatabaseSync } from 'node:sqlite';
import type { Flow } from 'my_flow_contract';
import { jsonEqual } from '#src/domain/acts/field-diff.ts';
import { flowTerms } from '#src/domain/search/flow-terms.ts';
import { flowColumnNames, flowColumns, msOf, sameColumns } from './flow-columns.ts';
import { numberAt, prepareGet, prepareRun, textAt } from './statements.ts';
import type { DocumentWriter, PreparedChange } from './write-document.ts';

const columnList = flowColumnNames.join(', ');
const firstColumn = 2;

/** Writes flows. A change that leaves a flow where it stands touches no index but that of the last change. */
export function createFlowWriter(database: DatabaseSync): DocumentWriter<Flow> {
  const find = prepareGet(database, `SELECT key, version, ${columnList} FROM flows WHERE user_id = ? AND id = ?`);
  const marks = flowColumnNames.map(() => '?').join(', ');
  const insert = prepareRun(
    database,
    `INSERT INTO flows (user_id, id, ${columnList}, updated_at, version, doc, terms) VALUES (?, ?, ${marks}, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const rewrite = 'updated_at = ?, version = ?, doc = ?, terms = coalesce(?, terms) WHERE key = ?';
  const move = prepareRun(database, `UPDATE flows SET ${flowColumnNames.map((name) => `${name} = ?`).join(', ')}, ${rewrite}`);
  const edit = prepareRun(database, `UPDATE flows SET ${rewrite}`);
  const remove = prepareRun(database, 'DELETE FROM flows WHERE key = ?');

  function create(userId: string, { id, after, afterJson, termsJson }: PreparedChange<Flow>): boolean {
    if (after === null) return true;
    return insert(userId, id, ...flowColumns(after), msOf(after.updatedAt), after.version, afterJson, termsJson ?? '[]') === 1;
  }

  return {
    prepare: (change) => ({
      ...change,
      afterJson: JSON.stringify(change.after),
      termsJson: change.after !== null && hasOtherWords(change.before, change.after) ? JSON.stringify(flowTerms(change.after)) : null,
    }),
    write(userId, change) {
      if (change.before === null) return create(userId, change) ? { left: null } : null;
      const row = find(userId, change.id);
      if (row === undefined || numberAt(row, 1) !== change.before.version) return null;
      const key = numberAt(row, 0);
      const stood = { contextId: textAt(row, firstColumn), list: textAt(row, firstColumn + 1), key: textAt(row, firstColumn + 2) };
      if (change.after === null) {
        remove(key);
        return { left: stood };
      }
      const { after, afterJson, termsJson } = change;
      const columns = flowColumns(after);
      const rest = [msOf(after.updatedAt), after.version, afterJson, termsJson, key];
      if (sameColumns(row, firstColumn, columns)) edit(...rest);
      else move(...columns, ...rest);
      const stays = stood.contextId === columns[0] && stood.list === columns[1] && stood.key === columns[2];
      return { left: stays ? null : stood };
    },
  };
}

function hasOtherWords(before: Flow | null, after: Flow): boolean {
  return (
    before === null ||
    before.title !== after.title ||
    before.notes !== after.notes ||
    !jsonEqual(before.labels, after.labels) ||
    !jsonEqual(before.steps, after.steps)
  );
}
