import type { DatabaseSync } from 'node:sqlite';
import type { Flow } from 'my_flow_contract';
import { jsonEqual } from '#src/domain/acts/field-diff.ts';
import { flowColumnNames, flowColumns, msOf } from './flow-columns.ts';
import { numberAt, prepareGet, prepareRun, textAt } from './statements.ts';
import { termsText } from './terms-text.ts';
import type { DocumentWriter } from './write-document.ts';

const columnList = flowColumnNames.join(', ');
const firstColumn = 2;

/** Writes flows. A change names only the columns that it changes, since SQLite rewrites every index of a column that is named. */
export function createFlowWriter(database: DatabaseSync): DocumentWriter<Flow> {
  const find = prepareGet(database, `SELECT key, version, ${columnList} FROM flows WHERE user_id = ? AND id = ?`);
  const marks = flowColumnNames.map(() => '?').join(', ');
  const insert = prepareRun(
    database,
    `INSERT INTO flows (user_id, id, ${columnList}, updated_at, version, doc, terms) VALUES (?, ?, ${marks}, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const remove = prepareRun(database, 'DELETE FROM flows WHERE key = ?');
  const updates = new Map<string, ReturnType<typeof prepareRun>>();

  /** One statement for each set of columns that were ever changed together. */
  function updateOf(names: readonly string[]): ReturnType<typeof prepareRun> {
    const assignments = names.map((name) => `${name} = ?`).join(', ');
    const update = updates.get(assignments) ?? prepareRun(database, `UPDATE flows SET ${assignments} WHERE key = ?`);
    updates.set(assignments, update);
    return update;
  }

  return {
    prepare: (change) => ({
      ...change,
      afterJson: JSON.stringify(change.after),
      terms: change.after !== null && hasOtherWords(change.before, change.after) ? termsText(change.after) : null,
    }),
    write(userId, { id, before, after, afterJson, terms }) {
      const columns = after === null ? [] : flowColumns(after);
      const [contextId = '', list = '', listKey = ''] = columns;
      const now = { contextId, list, key: listKey, doc: afterJson };
      const rest = after === null ? [] : [msOf(after.updatedAt), after.version, afterJson];
      if (before === null) return insert(userId, id, ...columns, ...rest, terms ?? '') === 1 ? { left: null, now } : null;
      const row = find(userId, id);
      if (row === undefined || numberAt(row, 1) !== before.version) return null;
      const key = numberAt(row, 0);
      const stood = { contextId: textAt(row, firstColumn), list: textAt(row, firstColumn + 1), key: textAt(row, firstColumn + 2) };
      if (after === null) {
        remove(key);
        return { left: stood };
      }
      const changed = columns.flatMap((value, index) => (row[firstColumn + index] === value ? [] : [index]));
      const names = [...changed.map((index) => flowColumnNames[index] ?? ''), 'updated_at', 'version', 'doc'];
      const values = [...changed.map((index) => columns[index] ?? null), ...rest];
      if (terms === null) updateOf(names)(...values, key);
      else updateOf([...names, 'terms'])(...values, terms, key);
      const stays = stood.contextId === contextId && stood.list === list && stood.key === listKey;
      return { left: stays ? null : stood, now };
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
