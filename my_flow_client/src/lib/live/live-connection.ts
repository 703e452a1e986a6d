'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ChangeResult } from 'my_flow_contract';
import { useEffect, useState } from 'react';
import { call } from '#src/lib/api/call.ts';
import { applyResult } from '#src/lib/data/apply-change.ts';

export type Connection = 'live' | 'connecting' | 'offline';

/** After this long without an open stream a person is told; a short break is nobody's business. */
const sayAfterMs = 2_500;

/**
 * Follows every change of this person, made in any tab or device, from behind `seq` on.
 * The browser reconnects by itself and says where it stopped, so nothing is missed in between.
 */
export function useLiveConnection(seq: number): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('live');
  useEffect(() => follow({ client, seq, onConnection: setConnection }), [client, seq]);
  return connection;
}

type Following = { client: QueryClient; seq: number; onConnection: (connection: Connection) => void };

function follow({ client, seq, onConnection }: Following): () => void {
  let lastSeq = seq;
  let source: EventSource | undefined;
  let sayTimer: ReturnType<typeof setTimeout> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  const say = (connection: Connection) => {
    clearTimeout(sayTimer);
    if (connection === 'live') onConnection('live');
    else sayTimer = setTimeout(() => onConnection(connection), connection === 'offline' ? 0 : sayAfterMs);
  };
  const open = () => {
    source?.close();
    source = new EventSource(`/api/v1/live?lastEventId=${lastSeq}`);
    source.addEventListener('ready', () => say('live'));
    source.addEventListener('act', (event: MessageEvent<string>) => {
      lastSeq = Math.max(lastSeq, Number(event.lastEventId));
      applyResult(client, readResult(event.data));
    });
    source.addEventListener('reset', (event) => {
      lastSeq = Number(event.lastEventId) || lastSeq;
      void client.invalidateQueries();
    });
    source.onerror = () => {
      say(navigator.onLine ? 'connecting' : 'offline');
      // The browser gives up on an answer that is no stream, such as a 503 while the server restarts.
      if (source?.readyState !== EventSource.CLOSED) return;
      // It does not tell why. A call does, and leads to the sign-in page when the session is over.
      void call('getPreferences', {}).catch(() => undefined);
      retryTimer = setTimeout(open, 1_500);
    };
  };
  const onOffline = () => say('offline');
  const onOnline = () => open();
  window.addEventListener('offline', onOffline);
  window.addEventListener('online', onOnline);
  open();
  return () => {
    source?.close();
    clearTimeout(sayTimer);
    clearTimeout(retryTimer);
    window.removeEventListener('offline', onOffline);
    window.removeEventListener('online', onOnline);
  };
}

function readResult(data: string): ChangeResult {
  // The API's tests hold every event to the contract's schema.
  return JSON.parse(data) as ChangeResult;
}
