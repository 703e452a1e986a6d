import { digestRecords } from '#src/application/archive-digest.ts';
import type { ArchiveWriter, StoreArchive } from '#src/ports/store-archive.ts';
import { type CommandCall, CommandError, UsageError } from './command.ts';
import { openArchive, openClock } from './composition.ts';
import { DifferenceError, fillStore } from './fill-store.ts';
import { contentsInWords, durationInWords } from './in-words.ts';
import { readArgs } from './read-args.ts';
import { readStoreLocation } from './store-location.ts';

const options = { from: { type: 'string' }, to: { type: 'string' }, replace: { type: 'boolean' } } as const;

/** `migrate-store --from <store> --to <store>`: copies everything, and compares both sides. When it was interrupted, the same command goes on. */
export async function runMigrateStore(call: CommandCall): Promise<number> {
  const { values } = readArgs(call, { options, words: 0 });
  if (values.from === undefined || values.to === undefined) throw new UsageError('Say where everything comes from and where it goes.');
  const from = await openArchive(readStoreLocation(values.from));
  const to = await openArchive(readStoreLocation(values.to));
  try {
    if (from.name === to.name) throw new CommandError(`${from.name} cannot be moved to itself. Name another store behind --to.`);
    await migrate({ ...call, from, to, mayReplace: values.replace ?? false });
    return 0;
  } finally {
    await from.close();
    await to.close();
  }
}

type Move = CommandCall & { readonly from: StoreArchive; readonly to: StoreArchive; readonly mayReplace: boolean };

async function migrate(move: Move): Promise<void> {
  const { from, to, mayReplace, say } = move;
  const clock = await openClock();
  const beganMs = clock.nowMs();
  const snapshot = await from.openSnapshot();
  try {
    const writer = await to.openWriter({ mayReplace, resumeKey: from.name });
    if (writer.resumesAfter !== null) say('An earlier run was interrupted: going on where it stopped.');
    const records = snapshot.records(writer.resumesAfter);
    const contents = await fillOrKeep(writer, { ...move, records });
    say(`${to.name} holds what ${from.name} holds: ${contentsInWords(contents)}.`);
    say(`Both were read and compared, in ${durationInWords(clock.nowMs() - beganMs)}. SHA-256 of the contents: ${contents.sha256}`);
  } finally {
    await snapshot.close();
  }
}

async function fillOrKeep(
  writer: ArchiveWriter,
  { from, to, records, signal }: Move & { records: ReturnType<Awaited<ReturnType<StoreArchive['openSnapshot']>>['records']> },
) {
  const differs = `${from.name} was written to meanwhile, so that ${to.name} is not the same. Stop MyFlow, and run the same command again.`;
  try {
    return await fillStore(writer, { records, expected: () => contentsOf(from, signal), differs, signal });
  } catch (error) {
    await writer.abandon({ keep: !(error instanceof DifferenceError) });
    if (signal.aborted) throw new CommandError('Stopped. Run the same command again to go on from here.', { cause: error });
    throw error;
  }
}

/** Of a moment of its own: what was written to the source since the copy began shows as a difference. */
async function contentsOf(archive: StoreArchive, signal: AbortSignal) {
  const snapshot = await archive.openSnapshot();
  try {
    return await digestRecords(snapshot.records(), signal);
  } finally {
    await snapshot.close();
  }
}
