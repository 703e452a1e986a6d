'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { sendEntry } from '#src/lib/outbox/send-entry.ts';
import { type Outbound, sendOutbox } from '#src/lib/outbox/send-outbox.ts';
import { useOutbox } from '#src/lib/outbox/use-outbox.ts';
import { notify } from '#src/ui/notify.ts';
import { showSent } from './show-sent.ts';

const againMs = 3_000;

/** Sends what waits in the outbox: when the page opens, when the browser is online again, and every few seconds while something waits. */
export function OutboxSender() {
  const send = useSendWaiting();
  const isWaiting = useOutbox().some((entry) => entry.refusal === null);
  useEffect(() => {
    send();
    window.addEventListener('online', send);
    return () => window.removeEventListener('online', send);
  }, [send]);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(send, againMs);
    return () => clearInterval(timer);
  }, [send, isWaiting]);
  return null;
}

function useSendWaiting(): () => void {
  const client = useQueryClient();
  const isSending = useRef(false);
  return useCallback(() => {
    if (isSending.current || !navigator.onLine) return;
    isSending.current = true;
    const outbound: Outbound = {
      send: sendEntry,
      onSent: (entry, result) => showSent(client, entry, result),
      onRefused: (_, words) => notify.failure(words),
    };
    void sendOutbox(outbound, Date.now()).finally(() => {
      isSending.current = false;
    });
  }, [client]);
}
