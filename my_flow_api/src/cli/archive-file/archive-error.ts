import { CommandError } from '../command.ts';

/** A file of a backup that cannot be made or used; the message says why, and what to do. */
export class ArchiveError extends CommandError {}

const systemWords: Record<string, string> = {
  ENOENT: 'is not there. Check the name',
  EACCES: 'may not be used by this account. Give it the right, or choose another place',
  EPERM: 'may not be used by this account. Give it the right, or choose another place',
  EROFS: 'is on a disk that is read-only. Choose another place',
  ENOSPC: 'does not fit: the disk is full. Free some space, and run the same command again',
  EDQUOT: 'does not fit: the quota of this account is used up. Free some space, and run the same command again',
  EISDIR: 'is a folder. Name a file',
  ENOTDIR: 'cannot be: a part of its path is a file. Check the name',
};

/** An error of the file system in words about the file; any other error as it is. */
export function toArchiveError(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return error;
  const code = String(error.code);
  return new ArchiveError(`${path} ${systemWords[code] ?? `cannot be used (${code}). Check the disk`}.`, { cause: error });
}
