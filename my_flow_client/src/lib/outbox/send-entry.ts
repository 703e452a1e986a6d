import type { ChangeResult } from 'my_flow_contract';
import { call } from '#src/lib/api/call.ts';
import type { FailureCode } from '#src/lib/api/failure-code.ts';
import { ProblemError } from '#src/lib/api/problem-error.ts';
import { wordsOf } from '#src/lib/data/use-act.ts';
import type { OutboxEntry } from './outbox.ts';

/** What became of one try to send. `sent` without a result: an earlier try had arrived, only its answer was lost. */
export type Sending =
  | { readonly kind: 'sent'; readonly result: ChangeResult | null }
  | { readonly kind: 'later' }
  | { readonly kind: 'refused'; readonly words: string };

/** Failures that say nothing about the text: the same try may work a little later. */
const passing = new Set<FailureCode>([
  'offline',
  'unavailable',
  'timeout',
  'too_many_requests',
  'write_conflict',
  'unauthenticated',
  'forbidden_origin',
]);

/** Sends one entry. It says when it was typed only if it had to wait: else the server's own clock is the better one. */
export async function sendEntry(entry: OutboxEntry): Promise<Sending> {
  const { text, contextId, ignored, capturedAt, zone, locale } = entry;
  const asOf = entry.isWaiting ? { capturedAt, zone, ...(locale === null ? {} : { locale }) } : {};
  try {
    const body = { text, contextId, ignored, ...asOf };
    return { kind: 'sent', result: await call('capture', { body }, { idempotencyKey: entry.key }) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    // The first try said no time and did arrive; this one says the time, so the server takes it for another request.
    if (error.code === 'idempotency_key_reused') return { kind: 'sent', result: null };
    return passing.has(error.code) ? { kind: 'later' } : { kind: 'refused', words: wordsOf(error) };
  }
}
