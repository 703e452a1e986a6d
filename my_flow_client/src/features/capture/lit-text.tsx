import type { Clause, Context } from 'my_flow_contract';
import type { ReactNode } from 'react';
import { cn } from '#src/lib/cn.ts';
import { type Tone, toneOf } from './chips.ts';

/** The captured text once more, in the same places as in the field but see-through, with the words lit up that mean something. */
export function LitText({ text, clauses, contexts }: { text: string; clauses: readonly Clause[]; contexts: readonly Context[] }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const clause of clauses) {
    for (const span of clause.spans) {
      if (!span.chip || span.start < from) continue;
      parts.push(text.slice(from, span.start));
      parts.push(
        <Lit key={span.start} tone={toneOf(span.kind, clause, contexts)}>
          {text.slice(span.start, span.end)}
        </Lit>,
      );
      from = span.end;
    }
  }
  // A last line that is empty has no height without something on it.
  return (
    <>
      {parts}
      {text.slice(from)}
      {'\u200b'}
    </>
  );
}

const litClasses: Record<'accent' | 'danger' | 'warn' | 'plain', string> = {
  accent: 'bg-accent-soft shadow-[0_0_0_1px_var(--accent-soft)]',
  danger: 'bg-danger-soft shadow-[0_0_0_1px_var(--danger-soft)]',
  warn: 'bg-warn-soft shadow-[0_0_0_1px_var(--warn-soft)]',
  plain: 'bg-surface-3 shadow-[0_0_0_1px_var(--surface-3)]',
};

function Lit({ tone, children }: { tone: Tone; children: string }) {
  const hue = typeof tone === 'object' ? { 'data-hue': '', style: { '--hue': tone.hue } } : {};
  return (
    <span {...hue} data-lit="" className={cn('rounded-[3px]', litClasses[typeof tone === 'object' ? 'accent' : tone])}>
      {children}
    </span>
  );
}
