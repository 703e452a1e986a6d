'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ChangeResult } from 'my_flow_contract';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { isServerSilent, noteServer, subscribeToSilence } from '#src/lib/api/server-silence.ts';
import { applyResult } from '#src/lib/data/apply-change.ts';
import type { News } from './news.ts';
import { shareStream } from './share-stream.ts';

export type Connection = 'live' | 'connecting' | 'offline';

/** After this long without an open stream a person is told; a short break is nobody's business. */
const sayAfterMs = 2_500;

/** Follows every change of this person, made in any tab or device, from behind `seq` on: nothing is missed while the stream is opened anew. */
export function useLiveConnection(seq: number): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('live');
  const isSilent = useSyncExternalStore(subscribeToSilence, isServerSilent, () => false);
  useEffect(() => follow({ client, seq, onConnection: setConnection }), [client, seq]);
  return connection === 'live' && isSilent ? 'connecting' : connection;
}

type Following = { client: QueryClient; seq: number; onConnection: (connection: Connection) => void };

function follow({ client, seq, onConnection }: Following): () => void {
  let lastSeq = seq;
  const { say, stop } = createSayer(onConnection);
  const hear = (news: News) => {
    if (news.kind === 'broken') return say(navigator.onLine ? 'connecting' : 'offline');
    noteServer();
    say('live');
    if (news.kind === 'reset') {
      lastSeq = news.seq;
      void client.invalidateQueries();
    } else if (news.kind === 'act' && news.seq > lastSeq) {
      lastSeq = news.seq;
      applyResult(client, readResult(news.data));
    }
  };
  const onOffline = () => say('offline');
  window.addEventListener('offline', onOffline);
  const end = shareStream({ lastSeq: () => lastSeq, hear });
  return () => {
    window.removeEventListener('offline', onOffline);
    end();
    stop();
  };
}

/** Tells how the connection is: at once, or when it has been broken for a while. Further news of the same break does not begin the time anew. */
function createSayer(onConnection: (connection: Connection) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const say = (connection: Connection) => {
    if (connection === 'connecting') timer ??= setTimeout(() => onConnection(connection), sayAfterMs);
    else {
      stop();
      onConnection(connection);
    }
  };
  return { say, stop };
}

function readResult(data: string): ChangeResult {
  // The API's tests hold every event to the contract's schema.
  return JSON.parse(data) as ChangeResult;
}
