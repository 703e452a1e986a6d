'use client';

import { CloudOff, LoaderCircle } from 'lucide-react';
import { useLiveConnection } from '#src/lib/live/live-connection.ts';
import { t } from '#src/lib/words/words.ts';

/** Says when what is on the screen may be old; silent while everything is in step. */
export function ConnectionBanner({ seq }: { seq: number }) {
  const connection = useLiveConnection(seq);
  return (
    <div role="status" className="sticky top-0 z-30">
      {connection !== 'live' && (
        <p className="flex items-center justify-center gap-2.5 border-line border-b bg-surface-3 px-4 py-2 text-fg-2 text-sm">
          {connection === 'offline' ? (
            <CloudOff size={16} aria-hidden="true" />
          ) : (
            <LoaderCircle size={16} aria-hidden="true" className="animate-spin" />
          )}
          {t(connection === 'offline' ? 'connection.offline' : 'connection.connecting')}
        </p>
      )}
    </div>
  );
}
