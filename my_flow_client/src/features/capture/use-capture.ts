'use client';

import { type Clause, limits } from 'my_flow_contract';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { useDraft } from '#src/lib/drafts/use-draft.ts';
import { type OutboxEntry, removeEntry } from '#src/lib/outbox/outbox.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import { followRanges, type Range } from './ranges.ts';
import { useReading } from './use-reading.ts';
import { useSendCapture } from './use-send-capture.ts';

export type Capture = {
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly isTooLong: boolean;
  readonly change: (text: string) => void;
  /** Reads the ranges of a chip as plain words from now on. */
  readonly ignore: (ranges: readonly Range[]) => void;
  /** Sends the text; does nothing with an empty or too long one. */
  readonly send: () => void;
};

const none: readonly Range[] = [];

/** The text of a room's capture line, what is understood of it, and its sending. */
export function useCapture(contextId: string): Capture {
  const contexts = useContexts();
  const [text, setText, discard] = useDraft(`capture:${contextId}`);
  const [ignored, setIgnored] = useState(none);
  const clauses = useReading({ text, ignored, contextId, contexts });
  const sendText = useSendCapture(contextId);
  const putBack = usePutBack(text, setText);
  const isTooLong = text.length > limits.captureCharsMax;
  const change = useCallback(
    (next: string) => {
      setIgnored((ranges) => (ranges.length === 0 ? ranges : followRanges(ranges, text, next)));
      setText(next);
    },
    [setText, text],
  );
  const ignore = useCallback((ranges: readonly Range[]) => setIgnored((before) => [...before, ...ranges]), []);
  const send = useCallback(() => {
    if (text.trim() === '' || isTooLong) return;
    discard();
    setIgnored(none);
    void sendText({ text, ignored, clauses }, putBack);
  }, [text, isTooLong, ignored, clauses, discard, sendText, putBack]);
  return { text, clauses, isTooLong, change, ignore, send };
}

/** Puts a refused text back where it was typed. If the person has typed on or gone, it stays in the list of what could not be sent. */
function usePutBack(text: string, setText: (text: string) => void): (entry: OutboxEntry, words: string) => void {
  const line = useRef<string | null>(null);
  useEffect(() => {
    line.current = text;
    return () => {
      line.current = null;
    };
  }, [text]);
  return useCallback(
    (entry, words) => {
      if (line.current !== '') return notify.failure(words);
      removeEntry(entry);
      setText(entry.text);
      notify.failure(t('capture.keptInLine', { words }));
    },
    [setText],
  );
}
