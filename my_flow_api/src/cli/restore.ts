import path from 'node:path';
import { openArchiveFile, verifyArchiveFile } from './archive-file/read-archive-file.ts';
import type { CommandCall } from './command.ts';
import { openArchive, openClock } from './composition.ts';
import { fillStore } from './fill-store.ts';
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
  const store = await openArchive(configuredStore());
  try {
    const writer = await store.openWriter({ mayReplace: values.replace ?? false, resumeKey: null });
    const archive = await openArchiveFile(file);
    const differs = `${store.name} does not hold what was written into it, and is not taken into use. Check its disk, and restore again.`;
    const filling = { records: archive.records(), expected: async () => archive.contents, differs, signal: call.signal };
    try {
      const contents = await fillStore(writer, filling);
      call.say(`${store.name} holds what ${path.basename(file)} holds, as of ${header.madeAt}.`);
      call.say(
        `${contentsInWords(contents)}, read back and compared, in ${durationInWords(clock.nowMs() - beganMs)}. MyFlow can be started.`,
      );
      return 0;
    } catch (error) {
      await writer.abandon({ keep: false });
      throw error;
    } finally {
      await archive.close();
    }
  } finally {
    await store.close();
  }
}
