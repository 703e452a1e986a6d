'use client';

import { useEffect, useState } from 'react';

/** A pause in the typing after which it is told what was understood: at every key press it would talk over the person. */
const pauseMs = 700;

/** Tells a screen reader, politely, what was understood. */
export function UnderstoodAloud({ words }: { words: string }) {
  const [told, setTold] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setTold(words), pauseMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <span role="status" className="sr-only">
      {told}
    </span>
  );
}
