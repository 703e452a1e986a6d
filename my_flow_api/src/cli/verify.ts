import path from 'node:path';
import { verifyArchiveFile } from './archive-file/read-archive-file.ts';
import type { CommandCall } from './command.ts';
import { contentsInWords, sizeInWords } from './in-words.ts';
import { readArgs } from './read-args.ts';

/** `verify <file>`: reads a whole backup and says what it holds. */
export async function runVerify(call: CommandCall): Promise<number> {
  const { positionals } = readArgs(call, { options: {}, words: 1 });
  const file = path.resolve(positionals[0] ?? '');
  const { header, contents, bytes } = await verifyArchiveFile(file, call.signal);
  const moment = header.moment === 'all' ? 'as everything stood at that moment' : "each person's as it stood at a moment soon after";
  call.say(`${file} is whole: every byte is as it was written.`);
  call.say(`Made at ${header.madeAt}, ${moment}; ${sizeInWords(bytes)}.`);
  call.say(`${contentsInWords(contents)}. SHA-256 of the contents: ${contents.sha256}`);
  return 0;
}
