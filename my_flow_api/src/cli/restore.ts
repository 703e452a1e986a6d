import path from 'node:path';
import type { ArchiveContents } from '#src/application/archive-digest.ts';
import type { StoreArchive } from '#src/ports/store-archive.ts';
import { openArchiveFile, verifyArchiveFile } from './archive-file/read-archive-file.ts';
import type { CommandCall } from './command.ts';
import { openArchive, openClock } from './composition.ts';
import { fillStore } from './fill-store.ts';
import { type ForgetCounts, openForgetCounts } from './forget-counts.ts';
import { contentsInWords, durationInWords } from './in-words.ts';
import { readArgs } from './read-args.ts';
import { configuredStore } from './store-location.ts';

const options = { replace: { type: 'boolean' } } as const;

/** `restore <file>`: puts what a backup holds into the store, after the whole file was found to be as it was written. */
export async function runRestore(call: CommandCall): Promise<number> {
  const { positionals, values } = readArgs(call, { options, words: 1 });
  const file = path.resolve(positionals[0] ?? '');
  const clock = await openClock();
  const beganMs = clock.nowMs();
  const { header } = await verifyArchiveFile(file, call.signal);
  const [store, counts] = await Promise.all([openArchive(configuredStore()), openForgetCounts()]);
  try {
    const contents = await fill(store, { ...call, file, counts, mayReplace: values.replace ?? false });
    call.say(`${store.name} holds what ${path.basename(file)} holds, as of ${header.madeAt}.`);
    call.say(
      `${contentsInWords(contents)}, read back and compared, in ${durationInWords(clock.nowMs() - beganMs)}. MyFlow can be started.`,
    );
    const fault = counts.fault();
    if (fault !== null) call.say(fault);
    return 0;
  } finally {
    await counts.close();
    await store.close();
  }
}

type Fill = CommandCall & { readonly file: string; readonly counts: ForgetCounts; readonly mayReplace: boolean };

async function fill(store: StoreArchive, { file, counts, mayReplace, signal }: Fill): Promise<ArchiveContents> {
  const archive = await openArchiveFile(file);
  try {
    const writer = await store.openWriter({ mayReplace, resumeKey: null });
    const differs = `${store.name} does not hold what was written into it, and is not taken into use. Look whether MyFlow runs and writes to it, and restore again.`;
    const filling = { records: counts.passing(archive.records()), expected: async () => archive.contents, differs, signal };
    return await fillStore(writer, filling).catch(async (error: unknown) => {
      await writer.abandon({ keep: false });
      throw error;
    });
  } finally {
    await archive.close();
  }
}
