'use client';

import { useEffect, useRef, useState } from 'react';
import { readDraft, writeDraft } from '#src/lib/drafts/use-draft.ts';

const settleMs = 600;

/**
 * A field's value while it is typed; `commit` gets it when the typing has come to rest, when the field is left, and at the latest when
 * it goes away. A value that did not change is not committed. A change from outside replaces what is shown unless the person is typing.
 * With the name of a draft, what is typed is kept in this browser until then.
 */
export function useSettledValue(
  value: string,
  commit: (value: string) => void,
  draft: string | null = null,
): { shown: string; set: (value: string) => void; settle: () => void } {
  const [typed, setTyped] = useState<string | null>(() => (draft === null ? null : readDraft(draft)));
  const latest = useRef({ value, commit, typed, draft });
  latest.current = { value, commit, typed, draft };
  const settle = useRef(() => {
    const { typed: text, value: known, commit: run, draft: name } = latest.current;
    latest.current.typed = null;
    if (text === null) return;
    if (name !== null) writeDraft(name, null);
    setTyped(null);
    if (text !== known) run(text);
  }).current;
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(settle, settleMs);
    return () => clearTimeout(timer);
  }, [typed, settle]);
  useEffect(() => settle, [settle]);
  const set = (next: string) => {
    setTyped(next);
    if (draft !== null) writeDraft(draft, next);
  };
  return { shown: typed ?? value, set, settle };
}

/** Whether a date field holds a day that is meant: while the digits of a year are typed it reports the years 0002, 0020 and 0202. */
export function isWholeDay(day: string): boolean {
  return /^[12]\d{3}-\d\d-\d\d$/.test(day);
}
