import type { Health } from 'my_flow_contract';
import { within } from '../within.ts';

/** Asks one part whether it answers; throws when it does not. */
export type Ping = () => Promise<void>;

/** What the API stands on: the store is needed; the cache may be missing, or fail, and everything still works, only slower. */
export type Parts = { readonly pingStore: Ping; readonly pingCache?: Ping | undefined };

/**
 * Makes the question whether the parts behind the API answer, asked of all at once and each within the bound. Who asks while an earlier question is
 * under way shares its answer: however many ask, a part that hangs is asked once.
 */
export function createCheckHealth({ pingStore, pingCache }: Parts, timeoutMs: number): () => Promise<Health> {
  const asksStore = shared(() => answers(pingStore, timeoutMs));
  const asksCache = pingCache && shared(() => answers(pingCache, timeoutMs));
  return async () => {
    const [store, cache] = await Promise.all([asksStore(), asksCache?.()]);
    return {
      status: store ? 'ok' : 'degraded',
      db: store ? 'connected' : 'disconnected',
      cache: cache === undefined ? 'not_configured' : cache ? 'connected' : 'disconnected',
    };
  };
}

async function answers(ping: Ping, timeoutMs: number): Promise<boolean> {
  try {
    await within(timeoutMs, ping());
    return true;
  } catch {
    return false;
  }
}

function shared(ask: () => Promise<boolean>): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  return () => {
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}
