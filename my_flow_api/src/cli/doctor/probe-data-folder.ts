import { mkdtemp, rmdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { codesOf } from './connection-words.ts';
import { type Finding, note, ok, type Probe, wrong } from './finding.ts';

const subject = 'Data folder';
const freeMbMin = 100;
const freeMbNoted = 1_000;
const mbBytes = 1024 * 1024;

/** Whether the folder can be written, and its disk has room. */
export function dataFolderProbe(folder: string): Probe {
  return {
    subject,
    async run() {
      const found = await stat(folder).catch(() => null);
      if (found !== null && !found.isDirectory()) return [wrong(subject, `${folder} is a file. Set MYFLOW_DATA_DIR to a folder.`)];
      const existing = found === null ? await nearestFolder(folder) : folder;
      const fault = await writeFault(existing);
      if (fault !== null) return [wrong(subject, `${existing} ${fault}`)];
      const made =
        found === null ? note(subject, `${folder} is not there yet; the first start makes it.`) : ok(subject, `${folder} can be written`);
      return [made, await roomOn(existing)];
    },
  };
}

async function nearestFolder(folder: string): Promise<string> {
  const parent = path.dirname(folder);
  const found = await stat(parent).catch(() => null);
  return found !== null || parent === folder ? parent : nearestFolder(parent);
}

async function writeFault(folder: string): Promise<string | null> {
  try {
    await rmdir(await mkdtemp(path.join(folder, '.doctor-')));
    return null;
  } catch (error) {
    const [code = 'unknown'] = codesOf(error);
    if (code === 'ENOSPC') return 'is on a disk that is full. Free some space.';
    if (code === 'EROFS') return 'is on a disk that cannot be written. Mount it so that it can, or set MYFLOW_DATA_DIR.';
    return `cannot be written (${code}). Make it belong to the user that runs MyFlow (uid ${process.getuid?.() ?? 'unknown'}), or set MYFLOW_DATA_DIR.`;
  }
}

async function roomOn(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder);
  return roomFinding(Math.floor((bavail * bsize) / mbBytes));
}

/** What so many free megabytes mean. */
export function roomFinding(freeMb: number): Finding {
  if (freeMb < freeMbMin) return wrong('Disk', `has ${freeMb} MB left. Free some space before writes fail.`);
  if (freeMb < freeMbNoted) return note('Disk', `has ${freeMb} MB left.`);
  return ok('Disk', `has ${Math.floor(freeMb / 1_024)} GB left`);
}
