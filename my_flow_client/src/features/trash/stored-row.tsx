'use client';

import { Undo2 } from 'lucide-react';
import type { Context } from 'my_flow_contract';
import type { ReactNode } from 'react';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';

type StoredRowProps = {
  readonly title: string;
  /** The context that it is, or that it belongs to; undefined when that is gone. */
  readonly context: Context | undefined;
  readonly onRestore: () => void;
  /** What else there is to say about it. */
  readonly children: ReactNode;
};

/** Something that lies in the trash or in the archive, with the way back. */
export function StoredRow({ title, context, onRestore, children }: StoredRowProps) {
  return (
    <li className="flex items-center gap-3.5 px-4 py-3">
      <span
        aria-hidden="true"
        {...(context && { 'data-hue': '', style: { '--hue': context.hue } })}
        className="grid size-8 shrink-0 place-items-center rounded-[10px] border border-accent-line bg-accent-soft text-[15px] leading-none"
      >
        {context?.icon}
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" title={title} className="line-clamp-3 text-left font-[520] [overflow-wrap:anywhere]">
          {title}
        </p>
        <p className="text-fg-3 text-sm [overflow-wrap:anywhere]">{children}</p>
      </div>
      <Button
        size="small"
        data-restore=""
        onClick={(event) => {
          focusNeighbour(event.currentTarget);
          onRestore();
        }}
        aria-label={t('trash.restoreOf', { title })}
      >
        <Undo2 size={14} aria-hidden="true" />
        {t('trash.restore')}
      </Button>
    </li>
  );
}

/** The row goes when it is restored: whoever works by keys goes on at the next one, or at the last that is left. */
function focusNeighbour(button: HTMLElement): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-restore]')];
  const place = all.indexOf(button);
  (all[place + 1] ?? all[place - 1] ?? document.getElementById('content'))?.focus({ preventScroll: true });
}

/** A heading with what lies under it. */
export function StoredSection({ title, help, children }: { readonly title: string; readonly help?: string; readonly children: ReactNode }) {
  return (
    <section className="mb-8">
      <h2 className="mb-2.5 ml-0.5 font-semibold text-fg-2 text-sm">
        {title}
        {help && <small className="ml-2 font-normal text-fg-3 text-xs">{help}</small>}
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-l border border-line bg-surface">{children}</ul>
    </section>
  );
}
