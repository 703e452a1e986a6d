'use client';

import { Command } from 'cmdk';
import { Archive, Circle, CircleCheck, CirclePause } from 'lucide-react';
import type { Context, Flow } from 'my_flow_contract';
import type { ReactNode } from 'react';
import type { Action } from '#src/lib/actions/actions.ts';
import { t } from '#src/lib/words/words.ts';
import { Kbd } from '#src/ui/kbd.tsx';

type ItemProps = { readonly value: string; readonly onSelect: () => void; readonly children: ReactNode };

function Item({ value, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-10 cursor-pointer select-none items-center gap-3 rounded-[10px] px-2.5 py-1.5 data-[selected=true]:bg-surface-3"
    >
      {children}
    </Command.Item>
  );
}

type ContextItemProps = {
  readonly context: Context;
  /** What stands for it, where that is more than its name. */
  readonly name?: string;
  readonly digit?: string | undefined;
  readonly isCurrent?: boolean;
  readonly onSelect: () => void;
};

export function ContextItem({ context, name = context.name, digit, isCurrent = false, onSelect }: ContextItemProps) {
  return (
    <Item value={context.id} onSelect={onSelect}>
      <ContextSign context={context} />
      <span dir="auto" className="min-w-0 flex-1 truncate text-left">
        {name}
      </span>
      {isCurrent && <span className="shrink-0 text-fg-3 text-xs">{t('palette.here')}</span>}
      {digit && <Kbd keys={digit} />}
    </Item>
  );
}

export function ActionItem({ action, onSelect }: { readonly action: Action; readonly onSelect: () => void }) {
  return (
    <Item value={action.id} onSelect={onSelect}>
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{action.title}</span>
      {action.keys && <Kbd keys={action.keys} />}
    </Item>
  );
}

const stateIcons = { open: Circle, done: CircleCheck, parked: CirclePause, archived: Archive };

type FlowItemProps = { readonly flow: Flow; readonly context: Context | undefined; readonly onSelect: () => void };

/** A flow with the context and the state it is in. */
export function FlowItem({ flow, context, onSelect }: FlowItemProps) {
  const Icon = stateIcons[flow.state];
  return (
    <Item value={flow.id} onSelect={onSelect}>
      <Icon size={16} aria-hidden="true" className="shrink-0 text-fg-3" />
      <span className="flex min-w-0 flex-1 flex-col gap-x-3 sm:flex-row sm:items-center">
        <span dir="auto" className="line-clamp-2 min-w-0 flex-1 text-left [overflow-wrap:anywhere]">
          {flow.title}
        </span>
        <span className="flex shrink-0 items-center gap-3 text-xs">
          <span className="text-fg-3">{t(`palette.state.${flow.state}`)}</span>
          {context && (
            <span className="flex max-w-[140px] items-center gap-1.5 text-fg-2">
              <span aria-hidden="true">{context.icon}</span>
              <span className="truncate">{context.name}</span>
            </span>
          )}
        </span>
      </span>
    </Item>
  );
}

function ContextSign({ context }: { context: Context }) {
  return (
    <span
      aria-hidden="true"
      data-hue=""
      style={{ '--hue': context.hue }}
      className="grid size-7 shrink-0 place-items-center rounded-s border border-accent-line bg-accent-soft text-[15px] leading-none"
    >
      {context.icon}
    </span>
  );
}
