import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const suffix = '.ndjson.gz';
const ownName = /^myflow-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.ndjson\.gz$/;
const ownPartial = /^myflow-[\dTZ-]+\.ndjson\.gz\.partial$/;
/** No backup takes as long; one that is older was left behind by a process that was killed. */
const partialMsMax = 24 * 3_600_000;

/** The name of a backup that was made at an instant, such as `myflow-2026-03-02T09-00-00Z.ndjson.gz`: they sort by age. */
export function backupName(atMs: number): string {
  return `myflow-${new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '-')}Z${suffix}`;
}

/** Removes all but the newest backups with names by `backupName` from a folder, and what killed ones left half done. Resolves with the names of the removed backups. */
export async function keepNewest(folder: string, { keep, nowMs }: { keep: number; nowMs: number }): Promise<string[]> {
  const names = (await readdir(folder)).toSorted();
  const backups = names.filter((name) => ownName.test(name));
  const removed = backups.slice(0, Math.max(0, backups.length - keep));
  const partials = names.filter((name) => ownPartial.test(name)).map((name) => path.join(folder, name));
  for (const name of removed) await rm(path.join(folder, name));
  for (const partial of partials) if (nowMs - (await stat(partial)).mtimeMs > partialMsMax) await rm(partial);
  return removed;
}
