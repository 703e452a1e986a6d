'use client';

import type { ReactNode } from 'react';
import { cn } from '#src/lib/cn.ts';

export const inputClasses =
  'h-8 rounded-s border border-line-control bg-surface px-2 text-fg text-sm placeholder:text-fg-3 pointer-coarse:h-11 disabled:opacity-50';

type FieldProps = { readonly id: string; readonly label: string; readonly children: ReactNode };

/** A line of the editor: what it is about, and its controls as a group of that name. */
export function Field({ id, label, children }: FieldProps) {
  return (
    <>
      <span id={id} className="font-medium text-fg-3 text-sm max-sm:-mb-1.5 sm:flex sm:h-8 sm:items-center">
        {label}
      </span>
      <fieldset aria-labelledby={id} className="flex min-w-0 flex-wrap items-center gap-1.5">
        {children}
      </fieldset>
    </>
  );
}

type ChipButtonProps = { readonly isOn: boolean; readonly onPress: () => void; readonly children: ReactNode };

/** A choice among a few. */
export function ChipButton({ isOn, onPress, children }: ChipButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onPress}
      className={cn(
        'inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-full border px-3 font-medium text-sm pointer-coarse:h-11',
        isOn ? 'border-accent-line bg-accent-soft text-accent-strong' : 'border-line-strong text-fg-2 hover:bg-surface-3 hover:text-fg',
      )}
    >
      {children}
    </button>
  );
}
