import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#src/ports/clock.ts';
import type { StoreArchive } from '#src/ports/store-archive.ts';
import { ArchiveError, toArchiveError } from './archive-file/archive-error.ts';
import { formatVersion } from './archive-file/archive-format.ts';
import { writeArchiveFile } from './archive-file/write-archive-file.ts';
import { backupName, keepNewest } from './backup-names.ts';
import { type CommandCall, UsageError } from './command.ts';
import { openArchive, openClock } from './composition.ts';
import { contentsInWords, durationInWords, sizeInWords } from './in-words.ts';
import { readArgs } from './read-args.ts';
import { configuredStore } from './store-location.ts';

const options = { keep: { type: 'string' }, every: { type: 'string' } } as const;
const hoursMax = 24 * 24;

/** `backup <file|folder>`: writes everything that the store holds into one file, while the service goes on. */
export async function runBackup(call: CommandCall): Promise<number> {
  const { positionals, values } = readArgs(call, { options, words: 1 });
  const keep = wholeNumber('--keep', values.keep, 10_000);
  const everyHours = wholeNumber('--every', values.every, hoursMax);
  const place = await placeOf(positionals[0] ?? '', { mustBeFolder: keep !== null || everyHours !== null });
  const [archive, clock] = await Promise.all([openArchive(configuredStore()), openClock()]);
  try {
    await backUp({ ...call, archive, clock, place, keep });
    while (everyHours !== null && (await waited(everyHours, call))) await backUp({ ...call, archive, clock, place, keep });
    return 0;
  } finally {
    await archive.close();
  }
}

type Place = { readonly kind: 'file' | 'folder'; readonly path: string };
type Work = CommandCall & { readonly archive: StoreArchive; readonly clock: Clock; readonly place: Place; readonly keep: number | null };

async function backUp({ archive, clock, place, keep, say, signal }: Work): Promise<void> {
  const beganMs = clock.nowMs();
  const file = place.kind === 'folder' ? path.join(place.path, backupName(beganMs)) : place.path;
  const snapshot = await archive.openSnapshot();
  try {
    const header = {
      format: 'myflow-archive',
      version: formatVersion,
      madeAt: new Date(beganMs).toISOString(),
      moment: snapshot.moment,
    } as const;
    const contents = await writeArchiveFile(file, { header, records: snapshot.records(), signal });
    const { size } = await stat(file);
    say(`${archive.name} is backed up in ${file}, which was read back and is whole.`);
    say(`${contentsInWords(contents)}; ${sizeInWords(size)} in ${durationInWords(clock.nowMs() - beganMs)}.`);
  } finally {
    await snapshot.close();
  }
  if (keep === null) return;
  const removed = await keepNewest(place.path, { keep, nowMs: clock.nowMs() });
  if (removed.length > 0) say(`Removed, with ${keep} to keep: ${removed.join(', ')}`);
}

/** False when it is to stop instead. */
async function waited(hours: number, { say, signal }: CommandCall): Promise<boolean> {
  say(`The next one in ${hours} h.`);
  return await sleep(hours * 3_600_000, true, { signal }).catch(() => false);
}

async function placeOf(given: string, { mustBeFolder }: { mustBeFolder: boolean }): Promise<Place> {
  const full = path.resolve(given);
  const found = await stat(full).catch(() => null);
  if (found?.isDirectory()) return { kind: 'folder', path: full };
  if (found !== null)
    throw new ArchiveError(`${full} exists already. Name a new file, or a folder, in which each backup has a name of its own.`);
  if (!mustBeFolder && !given.endsWith('/')) return { kind: 'file', path: full };
  try {
    await mkdir(full, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw toArchiveError(error, full);
  }
  return { kind: 'folder', path: full };
}

/** Null when it is not given. Throws UsageError. */
function wholeNumber(name: string, text: string | undefined, max: number): number | null {
  if (text === undefined) return null;
  const number = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > max) throw new UsageError(`${name} takes a whole number from 1 to ${max}.`);
  return number;
}
