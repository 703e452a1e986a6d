import 'server-only';
import { type Cache, createCache } from 'my_flow_cache';
import { environment } from '#src/config/env.ts';
import { renewTokens } from '../issuer/renew-tokens.ts';
import { writeLine } from '../log/write-line.ts';
import { oncePerProcess } from '../once-per-process.ts';
import { processState } from '../process/process-state.ts';
import { createSessionStore, type SessionStore } from './session-store.ts';
import { createTokenSource, type TokenSource } from './token-source.ts';

export type Sessions = { readonly cache: Cache; readonly store: SessionStore; readonly tokens: TokenSource };

/** The sessions of people who sign in at the issuer, opened at the first call: in Redis where there is one, else in this process until it ends. */
export function openSessions(): Promise<Sessions> {
  return oncePerProcess('sessions', open);
}

async function open(): Promise<Sessions> {
  const { redis, issuer } = environment();
  const cache = await createCache({ redis, prefix: 'myflow:client:', onReachable: tell });
  processState().lastThings.add(() => cache.close());
  const store = createSessionStore({ cache, secret: issuer?.cookieSecret ?? '', nowMs: Date.now });
  return { cache, store, tokens: createTokenSource({ store, renew: renewTokens, nowMs: Date.now }) };
}

function tell(isReachable: boolean, reason: string): void {
  if (isReachable) writeLine('info', 'the cache with the sessions answers again');
  else writeLine('warn', `the cache with the sessions does not answer: ${reason}; whoever was here before goes on, others wait`);
}
