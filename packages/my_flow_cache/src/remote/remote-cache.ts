import type { Cache } from '../cache.ts';
import { createReachability } from './reachability.ts';
import type { Remote } from './remote.ts';
import { createUndelivered } from './undelivered.ts';

export type RemoteCacheOptions = {
  readonly remote: Remote;
  readonly prefix: string;
  readonly deadlineMs: number;
  readonly onReachable?: ((reachable: boolean, reason: string) => void) | undefined;
  /** How many undelivered deletes are remembered; beyond that everything is deleted, and missing until then. Absent: 10,000. */
  readonly undeliveredMax?: number | undefined;
};

export type RemoteCache = Cache & {
  /** Looks whether the server is there, for as long as one call may take. */
  begin(): Promise<void>;
};

const lookAgainMs = 500;
const keysPerDelete = 500;
const deleteAllMsMax = 30_000;

/**
 * What a cache on a server promises, whatever the server: deadlines, misses instead of errors, and deletes that are remembered until they were carried
 * out. Also a text that could not be kept is deleted then: what it was to replace is no longer true.
 */
export function createRemoteCache(options: RemoteCacheOptions): RemoteCache {
  const { remote, prefix, deadlineMs, onReachable = () => {}, undeliveredMax = 10_000 } = options;
  const server = createReachability({ remote, deadlineMs, onReachable });
  const undelivered = createUndelivered(undeliveredMax);
  const repair = createRepair(deliver);
  let isOpen = true;
  /** The deletes that are on their way. */
  let delivery: Promise<void> = Promise.resolve();

  /** Carries out what is not yet; throws when it cannot be. */
  async function deliver(): Promise<void> {
    if (!server.reachable() && !(await server.probe())) throw new Error('still out of reach');
    const { overflow } = undelivered;
    if (overflow !== null) {
      await server.ask((at) => at.deleteAll(prefix), deleteAllMsMax);
      undelivered.forgetOverflow(overflow);
    }
    for (let batch = undelivered.next(keysPerDelete); batch !== null; batch = undelivered.next(keysPerDelete)) {
      const { keys, noted } = batch;
      const sent = server.ask((at) => at.delete(keys));
      delivery = sent.catch(() => {});
      await sent;
      undelivered.strike(keys, noted);
    }
  }

  /** The answer, or null when there is none; the outage is then looked after. */
  async function ask<Value>(command: (at: Remote) => Promise<Value>): Promise<{ readonly value: Value } | null> {
    if (!isOpen) return null;
    try {
      return { value: await server.ask(command) };
    } catch {
      repair.begin();
      return null;
    }
  }

  async function forget(keys: readonly string[]): Promise<boolean> {
    const noted = undelivered.note(keys);
    const done = (await ask((at) => at.delete(keys))) !== null;
    if (done) undelivered.strike(keys, noted);
    return done;
  }

  /**
   * Whether nothing that is still to be carried out stands against the key. Else a delete of what was there before could come behind what is kept now, and
   * would take it away.
   */
  async function isClear(key: string): Promise<boolean> {
    if (!undelivered.has(key)) return true;
    const done = await forget([key]);
    if (undelivered.overflow === null) await delivery;
    return done;
  }

  return {
    async begin() {
      if (!(await server.probe())) repair.begin();
    },
    async get(key) {
      const full = prefix + key;
      if (undelivered.has(full)) return null;
      const answer = await ask((at) => at.get(full));
      // It may have been deleted in the meantime.
      return undelivered.has(full) ? null : (answer?.value ?? null);
    },
    async set(key, value, ttlMs) {
      const full = prefix + key;
      if (!(await isClear(full))) return;
      const before = undelivered.note([]);
      if ((await ask((at) => at.set(full, value, wholeMs(ttlMs)))) !== null) undelivered.strike([full], before);
      else undelivered.note([full]);
    },
    async delete(keys) {
      if (keys.length > 0) await forget(keys.map((key) => prefix + key));
    },
    async increment(key, ttlMs, by = 1) {
      const full = prefix + key;
      if (!(await isClear(full))) return null;
      return (await ask((at) => at.increment(full, wholeMs(ttlMs), by)))?.value ?? null;
    },
    reachable: () => isOpen && server.reachable(),
    async ping() {
      if (!isOpen) throw new Error('the cache is closed');
      try {
        await server.ask((at) => at.ping());
      } catch (error) {
        // Nobody else may ask for long, and a server that is known to be gone is asked no more until it was seen to be back.
        repair.begin();
        throw error;
      }
    },
    async close() {
      if (!isOpen) return;
      isOpen = false;
      await repair.end();
      await remote.close();
    },
  };
}

/** Works again and again until it succeeds, when begun; one at a time. It does not keep the process alive. */
function createRepair(work: () => Promise<void>) {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let isOver = false;

  function later(): void {
    if (isOver || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      running = work()
        .catch(later)
        .finally(() => {
          running = null;
        });
    }, lookAgainMs);
    timer.unref();
  }

  return {
    begin() {
      if (running === null) later();
    },
    /** Tries a last time. */
    async end(): Promise<void> {
      const isPending = timer !== null;
      isOver = true;
      if (timer !== null) clearTimeout(timer);
      await running;
      if (isPending) await work().catch(() => {});
    },
  };
}

function wholeMs(ms: number): number {
  return Math.max(1, Math.ceil(ms));
}
