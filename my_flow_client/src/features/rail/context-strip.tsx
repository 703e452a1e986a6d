'use client';

import { useEffect, useRef } from 'react';
import { cn } from '#src/lib/cn.ts';
import { useContexts, useSummaries } from '#src/lib/data/queries.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';
import { t } from '#src/lib/words/words.ts';
import { ContextBadge, contextLabel } from './context-badge.tsx';

/** The contexts side by side; scrolls by itself to the one that is open. */
export function ContextStrip() {
  const contexts = useContexts();
  const summaries = useSummaries();
  const currentId = useContextId();
  const enterRoom = useEnterRoom();
  const current = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (currentId !== null) current.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [currentId]);
  return (
    <nav aria-label={t('nav.contexts')} className="min-w-0 flex-1 overflow-x-auto [scrollbar-width:none]">
      <ul className="flex w-max items-center gap-2.5 px-2 py-2.5">
        {contexts.map((context) => {
          const open = summaries.find((summary) => summary.contextId === context.id)?.open ?? 0;
          const isCurrent = context.id === currentId;
          return (
            <li key={context.id} ref={isCurrent ? current : null} className="scroll-mx-4">
              <button
                type="button"
                data-hue=""
                style={{ '--hue': context.hue }}
                data-drop-context={context.id}
                onClick={() => enterRoom(context.id)}
                aria-label={contextLabel(context.name, open)}
                aria-current={isCurrent ? 'page' : undefined}
                className={cn(
                  'relative grid size-11 place-items-center rounded-[14px] border text-[20px] leading-none',
                  isCurrent ? 'border-accent-line bg-accent-soft shadow-[0_0_20px_var(--accent-soft)]' : 'border-line bg-surface-2',
                )}
              >
                <span aria-hidden="true">{context.icon}</span>
                <ContextBadge open={open} isCurrent={isCurrent} />
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
