'use client';

import { Plus, Search } from 'lucide-react';
import { useState } from 'react';
import { runAction } from '#src/lib/actions/actions.ts';
import { useContexts, useSummaries } from '#src/lib/data/queries.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Tooltip } from '#src/ui/tooltip.tsx';
import { WaveMark } from '#src/ui/wave-mark.tsx';
import { PlaceLinks } from './place-links.tsx';
import { RailContext } from './rail-context.tsx';
import { useGoActions } from './use-go-actions.ts';
import { type ReorderContexts, useReorderContexts } from './use-reorder-contexts.ts';

/** The contexts, each in its own light, and what lies beside the rooms. On a phone the bottom bar stands for it. */
export function Rail() {
  const reorder = useReorderContexts();
  useGoActions(reorder);
  return (
    <div className="hidden w-[76px] shrink-0 flex-col items-center border-line border-r pt-5 pb-4 sm:flex">
      <WaveMark />
      <nav aria-label={t('nav.contexts')} className="mt-4 flex min-h-0 w-full flex-1 flex-col items-center pb-4">
        <RailContexts reorder={reorder} />
        <Tooltip label={t('rail.newContext')} keys="n">
          <button
            type="button"
            onClick={() => runAction('context.create')}
            aria-label={t('rail.newContext')}
            aria-keyshortcuts="n"
            className="-mt-0.5 grid size-[46px] shrink-0 place-items-center rounded-[15px] border border-line-control border-dashed text-fg-3 transition-colors duration-100 hover:bg-surface-2 hover:text-fg"
          >
            <Plus size={17} aria-hidden="true" />
          </button>
        </Tooltip>
      </nav>
      <nav aria-label={t('rail.pages')} className="flex flex-col items-center gap-1.5 pt-2">
        <Tooltip label={t('nav.search')} keys="/">
          <Button look="icon" size="square" onClick={() => runAction('palette.search')} aria-label={t('nav.search')} aria-keyshortcuts="/">
            <Search size={19} aria-hidden="true" />
          </Button>
        </Tooltip>
        <PlaceLinks />
      </nav>
      <p role="status" className="sr-only">
        {reorder.announcement}
      </p>
    </div>
  );
}

function RailContexts({ reorder }: { reorder: ReorderContexts }) {
  const contexts = useContexts();
  const summaries = useSummaries();
  const currentId = useContextId();
  const enterRoom = useEnterRoom();
  const [isPointerNear, setIsPointerNear] = useState(false);
  return (
    // Its ends fade where it goes on; what stands between them is its padding, unless it is scrolled.
    <ul
      onPointerEnter={() => setIsPointerNear(true)}
      className="flex min-h-0 w-full flex-col items-center overflow-y-auto overflow-x-hidden pt-1.5 pb-3.5 [mask-image:linear-gradient(transparent,#000_6px,#000_calc(100%-22px),transparent_calc(100%-4px))] [scrollbar-width:none]"
    >
      {contexts.map((context, index) => (
        <RailContext
          key={context.id}
          context={context}
          open={summaries.find((summary) => summary.contextId === context.id)?.open ?? 0}
          isCurrent={context.id === currentId}
          digit={index < 9 ? `${index + 1}` : undefined}
          onEnter={enterRoom}
          reorder={reorder}
          canBeDragged={isPointerNear}
        />
      ))}
    </ul>
  );
}
