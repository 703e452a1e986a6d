import type { ChangeResult } from 'my_flow_contract';

/** By its idempotency key, what the live stream has told of each write that is under way. */
const told = new Map<string, ChangeResult | null>();

/** The answer of a write, or what the live stream told of it when its answer was lost: then it was carried out. Throws what `send` throws. */
export async function answerOf(key: string, send: () => Promise<ChangeResult>): Promise<ChangeResult> {
  told.set(key, null);
  try {
    return await send();
  } catch (error) {
    const result = told.get(key);
    if (result) return result;
    throw error;
  } finally {
    told.delete(key);
  }
}

/** To be called with every change that is heard of. */
export function noteTold(result: ChangeResult): void {
  const key = result.act.requestId ?? '';
  if (told.has(key)) told.set(key, result);
}
