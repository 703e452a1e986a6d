import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';

/** A row by the number of its column: rows as arrays cost less than half of rows as objects. */
export type Row = Readonly<Record<number, SQLOutputValue>>;

/*
 * Statements say `LIMIT +?` and not `LIMIT ?`, and name a list in their text where an index is over that list alone. SQLite plans by the values that
 * are bound there, and so would plan again at every call, which takes longer than to read a short list.
 */

export function prepareAll(database: DatabaseSync, sql: string): (...values: SQLInputValue[]) => Row[] {
  const statement = prepare(database, sql);
  return (...values) => statement.all(...values);
}

export function prepareGet(database: DatabaseSync, sql: string): (...values: SQLInputValue[]) => Row | undefined {
  const statement = prepare(database, sql);
  return (...values) => statement.get(...values);
}

/** A statement that writes; it returns how many rows it changed itself, those of triggers left out. */
export function prepareRun(database: DatabaseSync, sql: string): (...values: SQLInputValue[]) => number {
  const statement = prepare(database, sql);
  return (...values) => Number(statement.run(...values).changes);
}

function prepare(database: DatabaseSync, sql: string): StatementSync {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}

/** The text in a column that is never null. */
export function textAt(row: Row, column: number): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds no text`);
  return value;
}

export function numberAt(row: Row, column: number): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} holds no number`);
  return value;
}

export function nullableTextAt(row: Row, column: number): string | null {
  return row[column] === null ? null : textAt(row, column);
}

/** The document in a column of JSON text. */
export function documentAt<Document>(row: Row, column: number): Document {
  // Only this adapter writes the column, from a Document.
  return JSON.parse(textAt(row, column)) as Document;
}

/** Ids as a JSON list, for `json_each(?)`: one statement serves any number of them. */
export function idList(ids: readonly string[]): string {
  return JSON.stringify(ids);
}
