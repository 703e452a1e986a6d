import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** Resolves when the bytes of a file are on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A name is on the disk when its folder is. */
export function syncFolderOf(path: string): void {
  syncFile(dirname(path));
}
