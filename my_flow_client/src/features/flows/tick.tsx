'use client';

import { Check } from 'lucide-react';
import type { Flow, Priority } from 'my_flow_contract';
import { cn } from '#src/lib/cn.ts';
import { t } from '#src/lib/words/words.ts';

const rings: Record<Priority, string> = { high: 'border-danger', medium: 'border-warn', low: 'border-line-control' };

type TickProps = { readonly flow: Flow; readonly tabIndex: number; readonly onToggle: () => void };

/** The ring at the start of a row: its colour is the priority, a click completes or opens the flow. */
export function Tick({ flow, tabIndex, onToggle }: TickProps) {
  const isDone = flow.state === 'done';
  const isClosed = isDone || flow.state === 'archived';
  const priority = t(`flows.priority.${flow.priority}`);
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      data-flow-tick={flow.id}
      // A second click of a double click would hit the row that has come up in the place of the first.
      onClick={(event) => event.detail <= 1 && onToggle()}
      aria-label={t(isClosed ? 'flows.tick.reopen' : 'flows.tick.complete', { title: flow.title, priority })}
      title={t(isClosed ? 'flows.action.reopen' : 'flows.tick.hint', { priority })}
      className="group/tick -m-2 grid size-[38px] shrink-0 place-items-center rounded-full pointer-coarse:-my-3 pointer-coarse:size-[46px]"
    >
      <span
        className={cn(
          'grid size-[22px] place-items-center rounded-full border-2 transition-colors duration-100',
          isDone ? 'border-accent bg-accent text-on-accent' : rings[flow.priority],
          flow.state === 'parked' && 'border-dashed',
          !isDone && 'text-transparent group-hover/tick:text-fg-2',
        )}
      >
        <Check size={13} strokeWidth={3.2} aria-hidden="true" />
      </span>
    </button>
  );
}
