import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../../test-results/containers.txt');

/** Forgets the tables of the last run. */
export function startReport(): void {
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
}

/** Adds a table of what was measured; all are printed at the end of the run and kept in `test-results/containers.txt`. The first row is the heading. */
export function report(title: string, rows: readonly (readonly (string | number)[])[]): void {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)));
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const isNumber = (column: number) => rows.slice(1).every((row) => typeof row[column] === 'number');
  const lines = cells.map((row) =>
    row.map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join('  '),
  );
  appendFileSync(file, `\n${title}\n${lines.map((line) => `  ${line.trimEnd()}\n`).join('')}`);
}

/** The tables so far. */
export function readReport(): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
