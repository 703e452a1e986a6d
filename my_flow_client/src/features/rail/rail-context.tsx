'use client';

import type { Context } from 'my_flow_contract';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { cn } from '#src/lib/cn.ts';
import { isPlainClick } from '#src/ui/page-link.tsx';
import { Tooltip } from '#src/ui/tooltip.tsx';
import { ContextBadge, contextLabel } from './context-badge.tsx';
import type { Edge } from './context-drag.ts';
import type { ReorderContexts } from './use-reorder-contexts.ts';

type RailContextProps = {
  readonly context: Context;
  readonly open: number;
  readonly isCurrent: boolean;
  /** `1` to `9`; those behind have none. */
  readonly digit: string | undefined;
  readonly onEnter: (contextId: string) => void;
  readonly reorder: ReorderContexts;
  /** Set when a pointer has come near: the code that drags is fetched then. */
  readonly canBeDragged: boolean;
};

/** One context of the rail, in its own light: opens its room, can be dragged or moved with Alt and an arrow. */
export function RailContext({ context, open, isCurrent, digit, onEnter, reorder, canBeDragged }: RailContextProps) {
  const { item, edge } = useContextDrag(context.id, reorder, canBeDragged);
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent, item]);
  const onClick = (event: MouseEvent) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    onEnter(context.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    reorder.step(context.id, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <li ref={item} className="relative flex w-full shrink-0 scroll-my-4 justify-center py-1.5">
      {edge !== null && <DropLine edge={edge} />}
      <Tooltip label={context.name} keys={digit}>
        <a
          href={`/c/${context.id}`}
          data-hue=""
          data-drop-context={context.id}
          style={hueStyle(context.hue)}
          draggable={false}
          onClick={onClick}
          onKeyDown={onKeyDown}
          aria-label={contextLabel(context.name, open)}
          aria-current={isCurrent ? 'page' : undefined}
          aria-keyshortcuts={`${digit ?? ''} Alt+ArrowUp Alt+ArrowDown`.trim()}
          className={cn(
            'relative grid size-[46px] select-none place-items-center rounded-[15px] border text-[20px] leading-none transition-colors duration-100',
            'data-drop-over:border-accent! data-drop-over:bg-accent-soft! data-drop-over:outline-2 data-drop-over:outline-accent data-drop-over:outline-offset-2',
            isCurrent
              ? 'border-accent-line bg-accent-soft shadow-[0_0_24px_var(--accent-soft)] before:absolute before:top-[11px] before:-left-4 before:h-6 before:w-[3px] before:rounded-[3px] before:bg-accent'
              : 'border-line bg-surface-2 hover:border-accent-line hover:bg-surface-3',
          )}
        >
          <span aria-hidden="true">{context.icon}</span>
          <ContextBadge open={open} isCurrent={isCurrent} />
        </a>
      </Tooltip>
    </li>
  );
}

function DropLine({ edge }: { edge: Edge }) {
  return (
    <span
      aria-hidden="true"
      className={cn('absolute inset-x-3 h-[3px] rounded-full bg-accent', edge === 'top' ? '-top-[1.5px]' : '-bottom-[1.5px]')}
    />
  );
}

function useContextDrag(contextId: string, { drop }: ReorderContexts, canBeDragged: boolean) {
  const item = useRef<HTMLLIElement>(null);
  const [edge, setEdge] = useState<Edge | null>(null);
  useEffect(() => {
    if (!canBeDragged) return;
    let isGone = false;
    let detach: (() => void) | undefined;
    import('./context-drag.ts').then(
      ({ attachContextDrag }) => {
        if (isGone || item.current === null) return;
        detach = attachContextDrag({
          item: item.current,
          contextId,
          onEdge: setEdge,
          onDrop: (movedId, dropEdge) => drop({ movedId, targetId: contextId, edge: dropEdge }),
        });
      },
      // Offline the code does not arrive, and the keys still move the context.
      () => undefined,
    );
    return () => {
      isGone = true;
      detach?.();
    };
  }, [contextId, drop, canBeDragged]);
  return { item, edge };
}

function hueStyle(hue: number): CSSProperties {
  return { '--hue': hue };
}
