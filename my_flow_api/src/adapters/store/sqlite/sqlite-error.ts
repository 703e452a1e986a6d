import { StoreError } from '#src/ports/store.ts';

/** What is wrong and what to do, by primary result code. Source: https://www.sqlite.org/rescode.html. */
const words: Record<number, string> = {
  5: 'is locked by another process. Close what else has it open (a second MyFlow, a database browser), then try again.',
  6: 'is locked by another process. Close what else has it open (a second MyFlow, a database browser), then try again.',
  8: 'cannot be written. Give the account that runs MyFlow the right to write the file and its directory.',
  10: 'cannot be read or written by the disk. Check the disk, then restore the newest backup if the fault stays.',
  11: 'is damaged. Stop MyFlow, keep a copy of the file, and restore the newest backup.',
  13: 'cannot grow: the disk is full. Free some space; nothing that was confirmed is lost.',
  14: 'cannot be opened. Check that its directory exists and that the account that runs MyFlow may use it.',
  26: 'is not a database. Stop MyFlow, move the file away, and restore the newest backup.',
};

/** An error of SQLite in words that name the file and say what to do; any other error as it is. */
export function toStoreError(error: unknown, name: string): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  if ('code' in error && error.code === 'ERR_INVALID_STATE') {
    return new StoreError(`${name} is closed: MyFlow is shutting down. Try again when it is back.`, { cause: error });
  }
  if (!('errcode' in error) || typeof error.errcode !== 'number') return error;
  // The lowest byte is the primary code, the rest says more.
  const known = words[error.errcode & 0xff];
  return new StoreError(`${name} ${known ?? `failed: ${error.message}. Look at the log around this line, and report it.`}`, {
    cause: error,
  });
}
