'use client';

import { CloudOff, LoaderCircle } from 'lucide-react';
import { useIsPartMissing } from '#src/lib/lazy/missing-parts.ts';
import { useLiveConnection } from '#src/lib/live/live-connection.ts';
import { t } from '#src/lib/words/words.ts';

/** Says when what is on the screen may be old, or lacks what was asked for; silent while everything is in step. */
export function ConnectionBanner({ seq }: { seq: number }) {
  const connection = useLiveConnection(seq);
  const isPartMissing = useIsPartMissing();
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
      {isPartMissing && (
        <p className="border-line border-b bg-surface-3 px-4 py-2 text-center text-fg text-sm">{t('connection.partNeedsServer')}</p>
      )}
    </div>
  );
}
