'use client';

import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';

type Segment<Value> = { readonly value: Value; readonly label: string; readonly icon?: ReactNode };
type SegmentsProps<Value> = {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onValue: (value: Value) => void;
};

/** A few choices side by side, of which one holds. */
export function Segments<Value extends string | number>({ label, value, segments, onValue }: SegmentsProps<Value>) {
  const choose = (name: string) => {
    const chosen = segments.find((segment) => `${segment.value}` === name);
    if (chosen !== undefined) onValue(chosen.value);
  };
  return (
    <RadioGroup.Root
      aria-label={label}
      value={`${value}`}
      onValueChange={choose}
      orientation="horizontal"
      className="flex gap-1 rounded-m border border-line-control bg-surface-2 p-1"
    >
      {segments.map((segment) => (
        <RadioGroup.Item
          key={segment.value}
          value={`${segment.value}`}
          className="flex min-h-8 flex-1 items-center justify-center gap-1.5 rounded-s px-2 font-[550] text-fg-2 text-sm hover:text-fg data-[state=checked]:bg-accent-soft data-[state=checked]:text-accent-strong"
        >
          {segment.icon}
          {segment.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
