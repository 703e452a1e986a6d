'use client';

import { CalendarClock, Hourglass, Repeat } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#src/lib/cn.ts';
import type { FlowLook } from './flow-look.ts';

const labelsShownMax = 3;

type ChipsProps = { readonly look: FlowLook; readonly labels: readonly string[]; readonly isFaded: boolean };

/** When it is due, and what else is worth a quiet word. */
export function FlowChips({ look, labels, isFaded }: ChipsProps) {
  const isPressing = look.tone === 'late' || look.tone === 'today';
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5 empty:hidden sm:max-w-[46%] sm:shrink-0 sm:justify-end">
      {!isFaded && labels.slice(0, labelsShownMax).map((label) => <Quiet key={label}>#{label}</Quiet>)}
      {!isFaded && labels.length > labelsShownMax && <Quiet>+{labels.length - labelsShownMax}</Quiet>}
      {look.estimate && !isFaded && <Quiet icon={<Hourglass size={12} aria-hidden="true" />}>{look.estimate}</Quiet>}
      {look.recurrence && <Quiet icon={<Repeat size={12} aria-hidden="true" />}>{look.recurrence}</Quiet>}
      {look.start && <Quiet icon={<CalendarClock size={12} aria-hidden="true" />}>{look.start}</Quiet>}
      {look.when && (
        <span
          className={cn(
            'whitespace-nowrap rounded-full px-[9px] py-[3px] font-medium text-xs leading-[18px]',
            isPressing ? 'bg-warn-soft text-warn' : 'bg-surface-3 text-fg-3',
          )}
        >
          {look.when}
        </span>
      )}
      {look.source && <span className="whitespace-nowrap px-1 font-medium text-fg-3 text-xs">{look.source}</span>}
    </div>
  );
}

function Quiet({ icon, children }: { readonly icon?: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="inline-flex max-w-[180px] items-center gap-1 px-0.5 font-medium text-fg-3 text-xs">
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
