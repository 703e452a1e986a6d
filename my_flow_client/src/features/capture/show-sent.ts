'use client';

import type { QueryClient } from '@tanstack/react-query';
import type { ChangeResult } from 'my_flow_contract';
import { applyResult } from '#src/lib/data/apply-change.ts';
import { keys } from '#src/lib/data/keys.ts';
import type { OutboxEntry } from '#src/lib/outbox/outbox.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';

/** Shows what a captured text has become, and says where it went. Without a result it had arrived before, and the lists are read again. */
export function showSent(client: QueryClient, entry: OutboxEntry, result: ChangeResult | null): void {
  if (result === null) {
    void client.invalidateQueries({ queryKey: ['flows'] });
    void client.invalidateQueries({ queryKey: keys.summaries });
    notify.done(t('capture.added.nothing'));
    return;
  }
  applyResult(client, result);
  // The words are fetched for the first of them. Where that fails the row alone says it.
  import('./tell-sent.ts').then(
    ({ tellSent }) => tellSent(client, entry, result),
    () => undefined,
  );
}
