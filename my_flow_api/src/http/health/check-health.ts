import type { Health } from 'my_flow_contract';
import { within } from '../within.ts';

/** Asks the parts behind the API whether they answer, all at once and each within the bound. */
export async function checkHealth(pingStore: () => Promise<void>, timeoutMs: number): Promise<Health> {
  const connected = await answers(pingStore, timeoutMs);
  return { status: connected ? 'ok' : 'degraded', db: connected ? 'connected' : 'disconnected', cache: 'not_configured' };
}

async function answers(ping: () => Promise<void>, timeoutMs: number): Promise<boolean> {
  try {
    await within(timeoutMs, ping());
    return true;
  } catch {
    return false;
  }
}
