import { stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { codesOf } from './connection-words.ts';
import { fieldOf } from './field-of.ts';
import { type Finding, note, ok, type Probe, wrong } from './finding.ts';

const subject = 'Database';
const restoreAdvice = 'Stop MyFlow, keep a copy of the folder, and restore the newest backup.';
/** SQLite reads all of a file to check it, in which time nothing else of this process moves. */
const checkedMbMax = 2_048;

/** Whether the embedded database is sound. It is only read, also while MyFlow runs. */
export function sqliteProbe(folder: string): Probe {
  const file = path.join(folder, 'myflow.db');
  return {
    subject,
    async run() {
      const found = await stat(file).catch(() => null);
      if (found === null) return [ok(subject, 'is not there yet; the first start makes it')];
      const mb = Math.ceil(found.size / 1_048_576);
      if (mb > checkedMbMax) return [note(subject, `has ${mb} MB, too many to be checked here; verify a backup of it instead.`)];
      return [check(file, mb)];
    },
  };
}

function check(file: string, mb: number): Finding {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    const faults = database
      .prepare('PRAGMA quick_check(1)')
      .all()
      .map((row) => String(Object.values(row)[0]));
    if (faults.join() === 'ok') return ok(subject, `is sound (${mb} MB)`);
    return wrong(subject, `${file} is damaged. ${restoreAdvice}`);
  } catch (error) {
    if (isDamage(error)) return wrong(subject, `${file} is damaged, or no database of SQLite. ${restoreAdvice}`);
    return wrong(
      subject,
      `${file} cannot be read (${codesOf(error).join(' ') || 'unknown'}). Make it belong to the user that runs MyFlow.`,
    );
  } finally {
    database?.close();
  }
}

/** SQLITE_CORRUPT and SQLITE_NOTADB. Source: https://www.sqlite.org/rescode.html. */
function isDamage(error: unknown): boolean {
  const code = fieldOf(error, 'errcode');
  return typeof code === 'number' && [11, 26].includes(code & 0xff);
}
