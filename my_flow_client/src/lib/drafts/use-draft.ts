'use client';

import { useCallback, useEffect, useState } from 'react';

const prefix = 'myflow:draft:';

/** Text that is being typed, kept in this browser until it is sent or discarded: a reload in mid-sentence loses nothing. */
export function useDraft(name: string, initial = ''): readonly [string, (text: string) => void, () => void] {
  const [text, setText] = useState(initial);
  useEffect(() => setText(readDraft(name) ?? initial), [name, initial]);
  const change = useCallback(
    (next: string) => {
      setText(next);
      writeDraft(name, next);
    },
    [name],
  );
  const discard = useCallback(() => {
    setText(initial);
    writeDraft(name, null);
  }, [name, initial]);
  return [text, change, discard];
}

/** A kept draft; null when there is none, or when this browser keeps nothing. */
export function readDraft(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

/** Keeps a draft, or lets go of it with null. A full or forbidden storage costs the draft, not the page. */
export function writeDraft(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, text);
  } catch {
    // Private windows may refuse; what is on the screen is still there.
  }
}

/** The names of all drafts that this browser keeps. */
export function keptDraftNames(): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  } catch {
    return [];
  }
}
