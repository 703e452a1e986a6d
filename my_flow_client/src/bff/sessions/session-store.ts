import 'server-only';
import { createHash } from 'node:crypto';
import type { Cache } from 'my_flow_cache';
import { fieldsOf } from '#src/lib/api/fields-of.ts';
import { seal, unseal } from './seal.ts';

/** What this server knows of somebody who is signed in at the issuer. No part of it goes to the browser but the name. */
export type StoredSession = {
  /** Tells people apart without telling who they are. */
  readonly person: string;
  readonly name: string | null;
  readonly accessToken: string;
  /** From this instant on (milliseconds) the access token is replaced, a little before it ends. */
  readonly renewAtMs: number;
  readonly expiresAtMs: number;
  /** Null: the issuer gave none, and the session ends with its access token. */
  readonly refreshToken: string | null;
  /** When the person has to sign in again whatever happens. */
  readonly endsAtMs: number;
};

/** `none`: nobody is signed in under that id. `unknown`: the cache cannot be asked now. */
export type SessionRead = StoredSession | 'none' | 'unknown';

export type SessionStore = {
  read(id: string): Promise<SessionRead>;
  write(id: string, session: StoredSession): Promise<void>;
  remove(id: string): Promise<void>;
  /** Whether the caller alone may renew the session now, for ten seconds or until `unlock`. While the cache is away everybody may. */
  lock(id: string): Promise<boolean>;
  unlock(id: string): Promise<void>;
};

/** Until `unsureUntilMs` the cache may still lose the session: it was written while the cache was away, or put back just now. */
type Copy = { readonly session: StoredSession; unsureUntilMs: number };

const copiesMax = 1_000;
/** Right after an outage the cache still carries out deletes that it could not. */
const settlingMs = 5_000;
const lockMs = 10_000;

type Options = { readonly cache: Cache; readonly secret: string; readonly nowMs: () => number };

/**
 * Sessions in the cache that all replicas share. A key is a hash of the session's id, and what is under it opens with that id alone: whoever reads the
 * cache learns neither. Sessions that this process has seen go on in it while the cache is away, and are put back when they are next read after it has returned.
 */
export function createSessionStore({ cache, secret, nowMs }: Options): SessionStore {
  const copies = new Map<string, Copy>();

  function keepCopy(id: string, session: StoredSession, unsureUntilMs: number): void {
    copies.delete(id);
    copies.set(id, { session, unsureUntilMs });
    const [oldest] = copies.keys();
    if (copies.size > copiesMax && oldest !== undefined) copies.delete(oldest);
  }

  async function save(id: string, session: StoredSession): Promise<void> {
    const leftMs = session.endsAtMs - nowMs();
    if (leftMs > 0) await cache.set(keyOf(id), seal(JSON.stringify(session), { secret, purpose: `session:${id}` }), leftMs);
  }

  /** What is kept under an id. An answer that was too slow looks like none, so a second look is taken; it costs only those who have no session. */
  async function look(id: string): Promise<string | null> {
    const sealed = await cache.get(keyOf(id));
    return sealed === null && cache.reachable() ? cache.get(keyOf(id)) : sealed;
  }

  /** What there is of a session that the cache does not tell. */
  async function readCopy(id: string): Promise<SessionRead> {
    const copy = copies.get(id);
    if (!cache.reachable()) return copy?.session ?? 'unknown';
    if (copy === undefined || copy.unsureUntilMs <= nowMs()) {
      copies.delete(id);
      return 'none';
    }
    await save(id, copy.session);
    copy.unsureUntilMs = nowMs() + settlingMs;
    return copy.session;
  }

  return {
    async write(id, session) {
      await save(id, session);
      keepCopy(id, session, cache.reachable() ? nowMs() : Number.POSITIVE_INFINITY);
    },
    async read(id) {
      const sealed = await look(id);
      const opened = sealed === null ? null : unseal(sealed, { secret, purpose: `session:${id}` });
      const read = opened === null ? await readCopy(id) : parsed(opened);
      if (typeof read === 'string') return read;
      if (read.endsAtMs <= nowMs()) return 'none';
      if (opened !== null) keepCopy(id, read, unsureUntil(copies.get(id)));
      return read;
    },
    async remove(id) {
      copies.delete(id);
      await cache.delete([keyOf(id)]);
    },
    async lock(id) {
      const held = await cache.increment(`${keyOf(id)}:renewing`, lockMs);
      return held === null || held.count === 1;
    },
    unlock: (id) => cache.delete([`${keyOf(id)}:renewing`]),
  };
}

/** Read from the cache: what could not be written before has been, or somebody else has written it. */
function unsureUntil(copy: Copy | undefined): number {
  return copy === undefined || copy.unsureUntilMs === Number.POSITIVE_INFINITY ? 0 : copy.unsureUntilMs;
}

function keyOf(id: string): string {
  return `session:${createHash('sha256').update(id).digest('base64url')}`;
}

/** It was sealed by a MyFlow with the same secret; an older one may have kept less. */
function parsed(text: string): SessionRead {
  const session: unknown = JSON.parse(text);
  const { person, accessToken, renewAtMs, expiresAtMs, endsAtMs } = fieldsOf(session);
  const isWhole =
    [person, accessToken].every((part) => typeof part === 'string') && [renewAtMs, expiresAtMs, endsAtMs].every(Number.isFinite);
  // Checked just now, as far as what is needed to call.
  return isWhole ? (session as StoredSession) : 'none';
}
