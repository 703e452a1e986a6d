'use client';

import { Clock, TriangleAlert, X } from 'lucide-react';
import { type OutboxEntry, removeEntry } from '#src/lib/outbox/outbox.ts';
import { useOutbox } from '#src/lib/outbox/use-outbox.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';

/** Texts that wait to be sent, and texts that were refused, with what can be done about them. */
export function WaitingList({ onPutBack }: { onPutBack: (text: string) => void }) {
  const entries = useOutbox().filter((entry) => entry.isWaiting);
  if (entries.length === 0) return null;
  const waiting = entries.filter((entry) => entry.refusal === null).length;
  return (
    <section aria-label={t('capture.waiting', { count: waiting })} className="mt-2 rounded-l border border-line border-dashed px-4 py-2">
      {waiting > 0 && (
        <p className="flex min-h-7 items-center gap-2 font-[550] text-fg-2 text-xs">
          <Clock size={13} aria-hidden="true" />
          {t('capture.waiting', { count: waiting })}
        </p>
      )}
      <ul>
        {entries.map((entry) => (
          <WaitingEntry key={entry.key} entry={entry} onPutBack={onPutBack} />
        ))}
      </ul>
    </section>
  );
}

function WaitingEntry({ entry, onPutBack }: { entry: OutboxEntry; onPutBack: (text: string) => void }) {
  return (
    <li className="flex items-center gap-3 py-0.5 text-sm">
      <div className="min-w-0 flex-1">
        <p className="line-clamp-3 whitespace-pre-wrap break-words text-fg-2 [overflow-wrap:anywhere]">{entry.text}</p>
        {entry.refusal !== null && (
          <p className="mt-0.5 flex items-start gap-1.5 text-danger text-xs">
            <TriangleAlert size={13} aria-hidden="true" className="mt-px shrink-0" />
            {t('capture.refused', { words: entry.refusal })}
          </p>
        )}
      </div>
      {entry.refusal !== null && (
        <Button
          size="small"
          onClick={() => {
            removeEntry(entry);
            onPutBack(entry.text);
          }}
        >
          {t('capture.putBack')}
        </Button>
      )}
      <button
        type="button"
        aria-label={t('capture.remove', { text: entry.text.slice(0, 80) })}
        onClick={() => removeEntry(entry)}
        className="-mr-1.5 grid size-7 shrink-0 place-items-center rounded-s text-fg-3 hover:bg-surface-3 hover:text-fg"
      >
        <X size={15} aria-hidden="true" />
      </button>
    </li>
  );
}
