'use client';

import type { Flow, NowReason } from 'my_flow_contract';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { cn } from '#src/lib/cn.ts';
import type { TimeFrame } from '#src/lib/time/time-frame.ts';
import { lookOf } from './flow-look.ts';
import { FlowRow } from './flow-row.tsx';
import type { ListState } from './list-state.ts';

export type RowItem = { readonly flow: Flow; readonly reason: NowReason | null };

const rowsFirst = 60;
const rowsMore = 120;

type FlowSectionProps = {
  /** The id of the heading. */
  readonly labelledBy: string;
  readonly items: readonly RowItem[];
  readonly state: ListState;
  readonly currentId: string | null;
  readonly frame: TimeFrame;
  readonly isQuiet?: boolean;
};

/** A list of rows. A long one is painted as far as it is looked at. */
export function FlowSection({ labelledBy, items, state, currentId, frame, isQuiet = false }: FlowSectionProps) {
  const end = useRef<HTMLLIElement>(null);
  const currentIndex = items.findIndex(({ flow }) => flow.id === currentId);
  const count = useGrowingCount(end, items.length, currentIndex);
  return (
    <ul aria-labelledby={labelledBy} className={cn('rounded-l border border-line', !isQuiet && 'bg-surface')}>
      {items.slice(0, count).map(({ flow, reason }) => (
        <FlowRow
          key={flow.id}
          flow={flow}
          look={lookOf(flow, frame)}
          reason={reason}
          isCurrent={flow.id === currentId}
          isSelected={state.selectedIds.has(flow.id)}
          isSelecting={state.selectedIds.size > 0}
          isLong={items.length > rowsFirst}
          editorFocus={state.editing?.flowId === flow.id ? state.editing.focus : null}
          picker={state.picker?.flowId === flow.id ? state.picker.kind : null}
        />
      ))}
      {count < items.length && <li ref={end} aria-hidden="true" className="h-14 border-line border-t" />}
    </ul>
  );
}

/** How many rows to paint: more as the end comes near, and always as far as the current row and the one after it. */
function useGrowingCount(end: RefObject<HTMLElement | null>, total: number, currentIndex: number): number {
  const [count, setCount] = useState(rowsFirst);
  const wanted = Math.max(count, currentIndex + 2);
  const isWhole = wanted >= total;
  useEffect(() => {
    const element = end.current;
    if (element === null || isWhole) return;
    const seen = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setCount((known) => Math.max(known, wanted) + rowsMore),
      { rootMargin: '1200px' },
    );
    seen.observe(element);
    return () => seen.disconnect();
  }, [end, isWhole, wanted]);
  return Math.min(wanted, total);
}
