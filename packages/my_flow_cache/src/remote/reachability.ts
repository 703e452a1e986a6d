import type { Remote } from './remote.ts';
import { within } from './within.ts';

/** Asks a server within a deadline, and stops asking for a while when it does not answer, so that callers of a dead one do not all wait. */
export type Reachability = {
  /** Throws when the server does not answer in time, or is known not to. */
  ask<Value>(command: (remote: Remote) => Promise<Value>, timeoutMs?: number): Promise<Value>;
  reachable(): boolean;
  /** Looks whether the server is there; to be called at the start, and again while `reachable` is false. */
  probe(): Promise<boolean>;
};

type Options = {
  readonly remote: Remote;
  readonly deadlineMs: number;
  readonly onReachable: (reachable: boolean, reason: string) => void;
};

/** One slow answer may be chance; so many in a row are an outage. */
const failuresMax = 3;

export function createReachability({ remote, deadlineMs, onReachable }: Options): Reachability {
  let failures = 0;
  let isDown = false;
  let reason = 'it cannot be reached';

  function noteAnswer(): void {
    failures = 0;
    if (!isDown) return;
    isDown = false;
    onReachable(true, 'it answers again');
  }

  function noteFailure(error: unknown): void {
    failures += 1;
    reason = reasonOf(error);
    if (isDown || failures < failuresMax) return;
    isDown = true;
    onReachable(false, reason);
  }

  async function attempt<Value>(command: (remote: Remote) => Promise<Value>, timeoutMs: number): Promise<Value> {
    try {
      const value = await within(timeoutMs, command(remote));
      noteAnswer();
      return value;
    } catch (error) {
      // A server that is full answers, and can be read.
      if (!isFull(error)) noteFailure(error);
      throw error;
    }
  }

  return {
    async ask(command, timeoutMs = deadlineMs) {
      if (isDown) throw new Error(reason);
      return attempt(command, timeoutMs);
    },
    reachable: () => failures === 0,
    async probe() {
      try {
        await attempt((server) => server.ping(), deadlineMs);
        return true;
      } catch {
        if (failures < failuresMax) failures = failuresMax - 1;
        noteFailure(new Error(reason));
        return false;
      }
    },
  };
}

function isFull(error: unknown): boolean {
  return error instanceof Error && error.message.includes('OOM ');
}

/** Upstash's client repeats the whole command in its errors, values and all; those are nobody's to read. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(', command was:')[0] ?? message;
}
