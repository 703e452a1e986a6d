'use client';

import { type Clause, type Context, limits } from 'my_flow_contract';
import { useEffect, useMemo, useState } from 'react';
import { call } from '#src/lib/api/call.ts';
import type { Range } from './ranges.ts';
import { carriedOver, type TextReading } from './reading.ts';

/** Key presses closer together than this are read as one. */
const settleMs = 60;
/** A text that waits in the line while the server is away is read when it is back. */
const againMs = 2_000;
const nothing: readonly Clause[] = [];

type Given = {
  readonly text: string;
  readonly ignored: readonly Range[];
  readonly contextId: string;
  readonly contexts: readonly Context[];
};

/**
 * What the server reads in the text while it is being typed. Typing never waits for it: until an answer is there the last reading
 * is carried over, and an answer for a text that is no more is let go. Without an answer there are no chips, and Enter works all the same.
 */
export function useReading({ text, ignored, contextId, contexts }: Given): readonly Clause[] {
  const [reading, setReading] = useState<TextReading | null>(null);
  const isReadable = text.trim() !== '' && text.length <= limits.captureCharsMax;
  const names = contexts.map(({ id, name }) => `${id} ${name}`).join('\n');
  // The names are part of what is asked: `@Name` means something else once a context is added or renamed.
  const asked = useMemo(() => ({ text, ignored, contextId, names }), [text, ignored, contextId, names]);
  useEffect(() => {
    if (!isReadable) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const readIn = (delayMs: number) => {
      timer = setTimeout(() => void read(), delayMs);
    };
    const read = async () => {
      const clauses = await readClauses(asked, abort.signal);
      if (abort.signal.aborted) return;
      if (clauses === null) readIn(againMs);
      else setReading({ text: asked.text, ignored: asked.ignored, clauses });
    };
    readIn(settleMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [isReadable, asked]);
  return useMemo(
    () => (reading === null || !isReadable ? nothing : carriedOver(reading, text, ignored)),
    [reading, isReadable, text, ignored],
  );
}

type Asked = { readonly text: string; readonly ignored: readonly Range[]; readonly contextId: string };

/** Null when there is no answer: the line works without chips, and that the server is away is said where the whole room is told of it. */
async function readClauses({ text, ignored, contextId }: Asked, signal: AbortSignal): Promise<Clause[] | null> {
  if (!navigator.onLine) return null;
  try {
    return (await call('parseCapture', { body: { text, contextId, ignored: [...ignored] } }, { signal })).clauses;
  } catch {
    return null;
  }
}
