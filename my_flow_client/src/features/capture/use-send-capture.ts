'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Clause, Flow, Preferences } from 'my_flow_contract';
import { useCallback } from 'react';
import { newKey } from '#src/lib/api/new-key.ts';
import { applyPatch, awaitDrafts, removeDrafts } from '#src/lib/data/apply-change.ts';
import { inOrder } from '#src/lib/data/in-order.ts';
import { keys } from '#src/lib/data/keys.ts';
import { type OutboxEntry, putEntry } from '#src/lib/outbox/outbox.ts';
import { sendEntry } from '#src/lib/outbox/send-entry.ts';
import { type Outbound, sendOutbox } from '#src/lib/outbox/send-outbox.ts';
import { expectedFlows } from './expected-flows.ts';
import type { Range } from './ranges.ts';
import { showSent } from './show-sent.ts';

type Typed = { readonly text: string; readonly ignored: readonly Range[]; readonly clauses: readonly Clause[] };
type OnRefused = (entry: OutboxEntry, words: string) => void;

/** Sends a captured text: its flows show at once, and it stays in the outbox until the server has answered. */
export function useSendCapture(contextId: string): (typed: Typed, onRefused: OnRefused) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (typed, onRefused) => {
      const nowMs = Date.now();
      const entry = newEntry({ typed, contextId, nowMs, preferences: client.getQueryData<Preferences>(keys.preferences) });
      putEntry(entry);
      if (entry.isWaiting) return;
      showExpected(client, entry.key, expectedFlows({ ...typed, contextId, nowMs, newKey, firstPositionIn: firstPositionIn(client) }));
      try {
        const outbound: Outbound = {
          send: sendEntry,
          ownKey: entry.key,
          onSent: (sent, result) => {
            removeDrafts(client, sent.key);
            showSent(client, sent, result);
          },
          onRefused: (refused, words) => {
            removeDrafts(client, refused.key);
            onRefused(refused, words);
          },
        };
        // It takes its place among the writes of this tab at once: an undo a moment later means this capture.
        await inOrder(() => sendOutbox(outbound, nowMs));
      } finally {
        removeDrafts(client, entry.key);
      }
    },
    [client, contextId],
  );
}

type New = { typed: Typed; contextId: string; nowMs: number; preferences: Preferences | undefined };

function newEntry({ typed, contextId, nowMs, preferences }: New): OutboxEntry {
  return {
    key: newKey(),
    text: typed.text,
    contextId,
    capturedAt: new Date(nowMs).toISOString(),
    zone: preferences?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: preferences?.locale ?? null,
    ignored: [...typed.ignored],
    isWaiting: !navigator.onLine,
    refusal: null,
  };
}

function showExpected(client: QueryClient, key: string, flows: readonly Flow[]): void {
  // A list that is being read right now would overwrite what is shown here.
  void client.cancelQueries({ queryKey: ['flows'] });
  applyPatch(client, { flows });
  awaitDrafts(
    key,
    flows.map(({ id }) => id),
  );
}

function firstPositionIn(client: QueryClient): (contextId: string) => string | null {
  return (contextId) => client.getQueryData<Flow[]>(keys.flows(contextId, 'open'))?.[0]?.position ?? null;
}
