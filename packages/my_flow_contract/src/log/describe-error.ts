import { scrubText } from './scrub-text.ts';

const causesMax = 4;
const stackLinesMax = 20;
const messageCharsMax = 1_000;

type Described = {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack: string;
  readonly cause?: Described;
};

/**
 * An error as the log tells it: kind, message, code, where it came from, and what caused it. Nothing else that hangs on it, since drivers hang documents and
 * commands on theirs; the message without secrets.
 */
export function describeError(error: unknown): Described {
  return described(error, 0);
}

function described(error: unknown, depth: number): Described {
  if (!(error instanceof Error)) return { type: typeof error, message: messageOf(String(error)), stack: '' };
  // Any error may have them.
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return {
    // Classes of our own have a name, and their errors the one of Error.
    type: error.name === 'Error' ? error.constructor.name : error.name,
    message: messageOf(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: scrubText(String(code)) } : {}),
    stack: framesOf(error),
    ...(cause === undefined || depth === causesMax ? {} : { cause: described(cause, depth + 1) }),
  };
}

function messageOf(message: string): string {
  return scrubText(message).slice(0, messageCharsMax);
}

/** The places alone: the lines above them repeat the message. */
function framesOf({ stack = '' }: Error): string {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return lines
    .slice(0, stackLinesMax)
    .map((line) => line.trim())
    .join('\n');
}
