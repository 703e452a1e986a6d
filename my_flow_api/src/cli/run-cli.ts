import { ConfigError } from '#src/config.ts';
import { StoreError } from '#src/ports/store.ts';
import { type Command, CommandError, UsageError } from './command.ts';

/** Where the words of a command go, and what tells it to stop. */
export type Terminal = {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  readonly signal: AbortSignal;
};

const usageExitCode = 2;

/** Finds the command that the first word names and runs it with the rest. Resolves with the exit code: 1 when it failed, 2 when it was called wrongly. */
export async function runCli(commands: readonly Command[], argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name = 'help', ...args] = argv;
  if (['help', '--help', '-h'].includes(name)) {
    terminal.say(listOf(commands));
    return 0;
  }
  const command = commands.find((known) => known.name === name);
  if (command === undefined) {
    terminal.complain(`There is no command ${name}.\n\n${listOf(commands)}`);
    return usageExitCode;
  }
  if (args.includes('--help') || args.includes('-h')) {
    terminal.say(`${usageOf(command)}\n\n${command.summary}`);
    return 0;
  }
  try {
    const run = await command.load();
    return await run({ args, say: terminal.say, signal: terminal.signal });
  } catch (error) {
    terminal.complain(wordsOf(error, command));
    return error instanceof UsageError ? usageExitCode : 1;
  }
}

function listOf(commands: readonly Command[]): string {
  const width = Math.max(0, ...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Commands of MyFlow:', '', ...rows, '', 'A command with --help shows how it is called.'].join('\n');
}

function usageOf({ name, usage }: Command): string {
  return `Usage: ${`${name} ${usage}`.trim()}`;
}

function wordsOf(error: unknown, command: Command): string {
  if (error instanceof UsageError) return `${error.message}\n${usageOf(command)}`;
  if (error instanceof CommandError || error instanceof StoreError || error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
