'use client';

import { RadioGroup } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { cn } from '#src/lib/cn.ts';

type ChoiceGroupProps = {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly className?: string;
  readonly children: ReactNode;
};

/** Choices of which one holds. */
export function ChoiceGroup({ label, value, onValue, className, children }: ChoiceGroupProps) {
  return (
    <RadioGroup.Root aria-label={label} value={value} onValueChange={onValue} className={cn('flex flex-col gap-2.5', className)}>
      {children}
    </RadioGroup.Root>
  );
}

type ChoiceProps = {
  readonly value: string;
  readonly title: string;
  readonly help?: string;
  /** What belongs to the choice, below it. */
  readonly children?: ReactNode;
};

/** One of the choices, with a sentence about what it means. */
export function Choice({ value, title, help, children }: ChoiceProps) {
  const id = useId();
  return (
    <div>
      <div className="flex items-start gap-3 py-1">
        <RadioGroup.Item
          value={value}
          id={id}
          {...(help === undefined ? {} : { 'aria-describedby': `${id}-help` })}
          className="mt-[1px] grid size-5 shrink-0 place-items-center rounded-full border border-line-control data-[state=checked]:border-accent"
        >
          <RadioGroup.Indicator className="size-2.5 rounded-full bg-accent" />
        </RadioGroup.Item>
        <div className="min-w-0">
          <label htmlFor={id} className="block cursor-pointer font-[550]">
            {title}
          </label>
          {help && (
            <p id={`${id}-help`} className="text-fg-2 text-sm">
              {help}
            </p>
          )}
        </div>
      </div>
      {children && <div className="mt-1 pl-8">{children}</div>}
    </div>
  );
}
