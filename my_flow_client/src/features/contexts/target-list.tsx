'use client';

import type { Context } from 'my_flow_contract';
import { RadioGroup } from 'radix-ui';

type TargetListProps = {
  readonly label: string;
  readonly contexts: readonly Context[];
  readonly chosenId: string | null;
  readonly onChoose: (contextId: string) => void;
};

/** Contexts of which one is chosen. */
export function TargetList({ label, contexts, chosenId, onChoose }: TargetListProps) {
  return (
    <RadioGroup.Root
      aria-label={label}
      value={chosenId}
      onValueChange={onChoose}
      className="flex max-h-[300px] flex-col gap-1.5 overflow-y-auto p-0.5"
    >
      {contexts.map((context) => (
        <RadioGroup.Item
          key={context.id}
          value={context.id}
          data-hue=""
          style={{ '--hue': context.hue }}
          className="flex min-h-11 items-center gap-3 rounded-[10px] border border-line-strong px-3 py-1.5 text-left hover:bg-surface-3 data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft"
        >
          <span aria-hidden="true" className="text-[18px] leading-none">
            {context.icon}
          </span>
          <span dir="auto" className="min-w-0 flex-1 truncate text-left">
            {context.name}
          </span>
          <span aria-hidden="true" className="grid size-4 place-items-center rounded-full border border-line-control">
            <RadioGroup.Indicator className="size-2 rounded-full bg-accent" />
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
