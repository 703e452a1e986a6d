'use client';

import { Check } from 'lucide-react';
import { cn } from '#src/lib/cn.ts';
import type { Role } from './roles.ts';

type Props = {
  readonly role: Role;
  readonly isChosen: boolean;
  /** Words in place of the hint when the context is there already; then it cannot be chosen. */
  readonly existing?: string;
  readonly onToggle?: () => void;
};

/** A role to be chosen, in the light that its room will have. */
export function RoleToggle({ role, isChosen, existing, onToggle }: Props) {
  return (
    <button
      type="button"
      data-hue=""
      style={{ '--hue': role.hue }}
      aria-pressed={isChosen}
      disabled={existing !== undefined}
      onClick={onToggle}
      className={cn(
        'relative flex min-h-[68px] w-full items-center gap-3.5 rounded-l border px-4 py-3 text-left transition-[background-color,border-color,box-shadow] duration-150',
        isChosen
          ? 'border-accent-line bg-accent-soft shadow-[0_0_24px_var(--accent-soft)]'
          : 'border-line-control bg-surface hover:bg-surface-2',
        existing !== undefined && 'opacity-70',
      )}
    >
      <span
        aria-hidden="true"
        className={cn(
          'grid size-11 shrink-0 place-items-center rounded-[15px] border text-[21px] transition-colors duration-150',
          isChosen ? 'border-accent-line bg-accent-soft' : 'border-line bg-surface-2',
        )}
      >
        {role.icon}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold leading-tight [overflow-wrap:anywhere]">{role.name}</span>
        <span className="mt-0.5 block text-fg-2 text-xs">{existing ?? role.hint}</span>
      </span>
      <span
        aria-hidden="true"
        className={cn(
          'grid size-5 shrink-0 place-items-center rounded-full border-2 transition-colors duration-150',
          isChosen ? 'border-accent bg-accent text-on-accent' : 'border-line-control',
        )}
      >
        {isChosen && <Check size={12} strokeWidth={3.5} />}
      </span>
    </button>
  );
}
