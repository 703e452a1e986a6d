import type { QueryClient } from '@tanstack/react-query';
import { type ChangeResult, type Context, type Flow, type Preferences, selectNow } from 'my_flow_contract';
import { keys } from '#src/lib/data/keys.ts';
import { undoAct } from '#src/lib/data/use-act.ts';
import type { OutboxEntry } from '#src/lib/outbox/outbox.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import { addedWords } from './added-words.ts';

/** Says where a captured text went, with a button that takes it back. */
export function tellSent(client: QueryClient, entry: OutboxEntry, result: ChangeResult): void {
  const roomId = entry.contextId;
  const isAmongRest = result.flows.every(isHiddenIn(client, roomId));
  const words = addedWords(result.flows, { contexts: client.getQueryData<Context[]>(keys.contexts) ?? [], roomId, isAmongRest });
  notify.done(entry.isWaiting ? t('capture.sentLater', { words }) : words, {
    label: t('undo.button'),
    run: () => void undoAct(client, result.act.id),
  });
}

function isHiddenIn(client: QueryClient, roomId: string): (flow: Flow) => boolean {
  const open = client.getQueryData<Flow[]>(keys.flows(roomId, 'open')) ?? [];
  const zone = client.getQueryData<Preferences>(keys.preferences)?.zone ?? 'UTC';
  const rest = new Set(selectNow(open, Date.now(), zone).rest.map(({ id }) => id));
  return ({ id }) => rest.has(id);
}
