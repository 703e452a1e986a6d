import { parseArgs } from 'node:util';
import { type CommandCall, UsageError } from './command.ts';

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** The words of a call, read by `parseArgs` of Node. Throws UsageError for an option that is not known, and for a number of words other than `words`. */
export function readArgs<Known extends Options>(
  { args }: Pick<CommandCall, 'args'>,
  { options, words }: { options: Known; words: number },
) {
  const { positionals, values } = parsed(args, options);
  if (positionals.length < words) throw new UsageError(words === 1 ? 'Something is missing.' : `It takes ${words} words.`);
  if (positionals.length > words) throw new UsageError(`${positionals[words]} is one word too many.`);
  return { positionals, values };
}

function parsed<Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? `${error.message.split('. ')[0]}.` : String(error));
  }
}
