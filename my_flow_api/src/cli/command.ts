/** What a command is called with. */
export type CommandCall = {
  /** The words behind the command's name. */
  readonly args: readonly string[];
  /** Writes a line to standard output. */
  readonly say: (line: string) => void;
  /** Aborts when the command is to stop, after Ctrl+C or SIGTERM: it takes back what is half done and fails. */
  readonly signal: AbortSignal;
};

/** Carries out a command; resolves with the exit code, 0 when all is well. Fails with CommandError for what the caller can put right. */
export type RunCommand = (call: CommandCall) => Promise<number>;

/** A row of the table of commands. */
export type Command = {
  readonly name: string;
  /** What follows the name, such as `<file>`; empty when nothing does. */
  readonly usage: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** Loads the command when it is called, so that one does not pay for the others. */
  readonly load: () => Promise<RunCommand>;
};

/** Ends a command with words that say what to do; shown without a stack. */
export class CommandError extends Error {}

/** The command was called in a way it does not know; its usage is shown below the message. */
export class UsageError extends CommandError {}
