import 'server-only';
import type { SessionStore, StoredSession } from './session-store.ts';

/** What an issuer gives for a refresh token or a code. */
export type Tokens = Pick<StoredSession, 'accessToken' | 'renewAtMs' | 'expiresAtMs' | 'refreshToken'>;

/** `refused`: the issuer has ended the session. `unavailable`: it could not be asked. */
export type Renewal = Tokens | 'refused' | 'unavailable';

/** `ended`: the person has to sign in again. `unavailable`: nobody can tell now. */
export type TokenOutcome = CurrentToken | 'ended' | 'unavailable';
export type CurrentToken = { readonly token: string; readonly expiresAtMs: number };

/** The access token of a session; `refusedToken` is one that the API has just refused, so another one is wanted. */
export type TokenSource = (id: string, session: StoredSession, refusedToken?: string) => Promise<TokenOutcome>;

type Options = {
  readonly store: SessionStore;
  readonly renew: (refreshToken: string) => Promise<Renewal>;
  readonly nowMs: () => number;
  readonly waitMs?: number;
};

/** Longer than an issuer may take to answer. */
const waitedMsMax = 8_000;

/**
 * Gives the access token of a session, renewed when it is about to end. A refresh token is good once, and an issuer that sees one twice ends the whole
 * session: so of all requests, tabs and replicas one renews, and the others wait for what it stores.
 */
export function createTokenSource({ store, renew, nowMs, waitMs = 50 }: Options): TokenSource {
  const running = new Map<string, Promise<TokenOutcome>>();

  async function renewNow(id: string, session: StoredSession, refusedToken: string | undefined): Promise<TokenOutcome> {
    const usable = session.accessToken !== refusedToken && nowMs() < session.expiresAtMs ? tokenOf(session) : null;
    const renewal = session.refreshToken === null ? (usable === null ? 'refused' : 'unavailable') : await renew(session.refreshToken);
    if (renewal === 'unavailable') return usable ?? 'unavailable';
    if (renewal === 'refused') return ended(id, session);
    // Signed out while the issuer was asked: that stands.
    if ((await store.read(id)) === 'none') return 'ended';
    await store.write(id, { ...session, ...renewal });
    return tokenOf(renewal);
  }

  /** Unless somebody else has renewed it meanwhile, who could not be seen because the cache was away. */
  async function ended(id: string, session: StoredSession): Promise<TokenOutcome> {
    const latest = await store.read(id);
    if (typeof latest !== 'string' && latest.refreshToken !== session.refreshToken) return tokenOf(latest);
    await store.remove(id);
    return 'ended';
  }

  async function renewOnce(id: string, refusedToken: string | undefined): Promise<TokenOutcome> {
    for (let waited = 0; waited <= waitedMsMax; waited += waitMs) {
      const isMine = await store.lock(id);
      try {
        const session = await store.read(id);
        if (session === 'none') return 'ended';
        if (session === 'unknown') return 'unavailable';
        if (isFresh(session, refusedToken)) return tokenOf(session);
        if (isMine) return await renewNow(id, session, refusedToken);
      } finally {
        if (isMine) await store.unlock(id);
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    return 'unavailable';
  }

  function isFresh(session: StoredSession, refusedToken: string | undefined): boolean {
    return session.accessToken !== refusedToken && nowMs() < session.renewAtMs;
  }

  return (id, session, refusedToken) => {
    if (isFresh(session, refusedToken)) return Promise.resolve(tokenOf(session));
    const known = running.get(id);
    if (known !== undefined) return known;
    const renewing = renewOnce(id, refusedToken).finally(() => running.delete(id));
    running.set(id, renewing);
    return renewing;
  };
}

function tokenOf({ accessToken, expiresAtMs }: Tokens): CurrentToken {
  return { token: accessToken, expiresAtMs };
}
