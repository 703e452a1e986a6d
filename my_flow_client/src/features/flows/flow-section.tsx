'use client';

import type { Flow, NowReason } from 'my_flow_contract';
import { useEffect, useMemo, useState } from 'react';
import { cn } from '#src/lib/cn.ts';
import type { TimeFrame } from '#src/lib/time/time-frame.ts';
import { lookOf } from './flow-look.ts';
import { FlowRow } from './flow-row.tsx';
import type { ListState } from './list-state.ts';

export type RowItem = { readonly flow: Flow; readonly reason: NowReason | null };

const rowsPerChunk = 50;
const rowHeightPx = 54;
/** How far beyond the screen rows are painted. */
const aheadPx = 1_200;

type FlowSectionProps = {
  /** The id of the heading. */
  readonly labelledBy: string;
  readonly items: readonly RowItem[];
  readonly state: ListState;
  readonly currentId: string | null;
  readonly frame: TimeFrame;
  readonly isQuiet?: boolean;
};

/** A list of rows. Of a long one only the parts near the screen are painted, and the part with the current row. */
export function FlowSection({ items, isQuiet = false, ...list }: FlowSectionProps) {
  const chunks = useMemo(() => chunksOf(items), [items]);
  return (
    <div
      className={cn('rounded-l border border-line [&>ul+div]:border-t [&>ul+ul]:border-t [&>*+*]:border-line', !isQuiet && 'bg-surface')}
    >
      {chunks.map(({ start, rows }) => (
        <FlowChunk key={start} items={rows} isFirst={start === 0} isLast={start + rows.length === items.length} {...list} />
      ))}
    </div>
  );
}

/** Parts by their place in the list, whatever rows stand there. */
function chunksOf(items: readonly RowItem[]): { start: number; rows: readonly RowItem[] }[] {
  return Array.from({ length: Math.ceil(items.length / rowsPerChunk) }, (_, index) => {
    const start = index * rowsPerChunk;
    return { start, rows: items.slice(start, start + rowsPerChunk) };
  });
}

type FlowChunkProps = Omit<FlowSectionProps, 'isQuiet'> & { readonly isFirst: boolean; readonly isLast: boolean };

function FlowChunk({ labelledBy, items, state, currentId, frame, isFirst, isLast }: FlowChunkProps) {
  // Near and away are two elements, each to be watched.
  const [element, setElement] = useState<HTMLElement | null>(null);
  const away = useAwayHeight(element, isFirst, items.length);
  const isNeeded = items.some(({ flow }) => flow.id === currentId || flow.id === state.editing?.flowId);
  if (away !== null && !isNeeded) return <div ref={setElement} aria-hidden="true" style={{ height: away }} />;
  return (
    <ul ref={setElement} aria-labelledby={labelledBy}>
      {items.map(({ flow, reason }, index) => (
        <FlowRow
          key={flow.id}
          flow={flow}
          look={lookOf(flow, frame)}
          reason={reason}
          isTop={isFirst && index === 0}
          isBottom={isLast && index === items.length - 1}
          isCurrent={flow.id === currentId}
          isSelected={state.selectedIds.has(flow.id)}
          isSelecting={state.selectedIds.size > 0}
          editorFocus={state.editing?.flowId === flow.id ? state.editing.focus : null}
          picker={state.picker?.flowId === flow.id ? state.picker.kind : null}
        />
      ))}
    </ul>
  );
}

/** The height of a part that is far from the screen; null while it is near. */
function useAwayHeight(element: HTMLElement | null, isNearAtFirst: boolean, rows: number): number | null {
  const [away, setAway] = useState<number | null>(isNearAtFirst ? null : rows * rowHeightPx);
  useEffect(() => {
    if (element === null) return;
    const main = element.closest('main');
    // On a phone the page itself scrolls, and the margin counts from what scrolls.
    const root = main !== null && main.scrollHeight > main.clientHeight ? main : null;
    const seen = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (entry !== undefined) setAway(entry.isIntersecting ? null : entry.boundingClientRect.height);
      },
      { root, rootMargin: `${aheadPx}px 0px` },
    );
    seen.observe(element);
    return () => seen.disconnect();
  }, [element]);
  return away;
}
