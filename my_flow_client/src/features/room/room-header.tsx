'use client';

import type { ContextSummary } from 'my_flow_contract';
import { useEffect } from 'react';
import { runAction } from '#src/lib/actions/actions.ts';
import { useContexts, useSummary } from '#src/lib/data/queries.ts';
import { formatAgo } from '#src/lib/time/format-ago.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Kbd } from '#src/ui/kbd.tsx';
import { RoomMenu } from './room-menu.tsx';
import { stateOfPlay, weekOf } from './state-of-play.ts';
import { WeekMeter } from './week-meter.tsx';

/** The title of the room, its state of play in a sentence, and how far the week has come. */
export function RoomHeader({ contextId }: { contextId: string }) {
  const context = useContexts().find((candidate) => candidate.id === contextId);
  const summary = useSummary(contextId);
  const week = summary === undefined ? null : weekOf(summary);
  const name = context?.name ?? '';
  // From room to room only the address changes; the title that the server wrote is that of the first one.
  useEffect(() => {
    if (name !== '') document.title = `${name} · ${t('app.name')}`;
  }, [name]);
  return (
    <header className="mb-6 flex items-start gap-3 sm:gap-4">
      <div className="min-w-0 flex-1">
        <h1 dir="auto" className="font-[650] text-xl leading-[1.2] tracking-[-0.025em] [overflow-wrap:anywhere]">
          {name}
        </h1>
        <p className="mt-1.5 min-h-[1.5em] text-fg-2">{summary && <StateOfPlay summary={summary} />}</p>
      </div>
      {week && <WeekMeter {...week} />}
      <div className="flex shrink-0 items-center gap-1.5 sm:ml-3">
        <Button
          onClick={() => runAction('palette.contexts')}
          aria-keyshortcuts="Meta+J Control+J"
          className="hidden min-h-[42px] rounded-m bg-surface px-3.5 hover:bg-surface-3 md:inline-flex"
        >
          {t('room.switch')}
          <Kbd keys="mod+j" />
        </Button>
        <RoomMenu name={name} />
      </div>
    </header>
  );
}

function StateOfPlay({ summary }: { summary: ContextSummary }) {
  const frame = useTimeFrame();
  const { lastTouched } = summary;
  return (
    <>
      {stateOfPlay(summary)}
      {lastTouched && (
        <>
          {' '}
          {t('room.lastTouched', { ago: formatAgo(lastTouched.at, frame) })}{' '}
          <bdi className="text-fg [overflow-wrap:anywhere]">{ended(shortened(lastTouched.title))}</bdi>
        </>
      )}
    </>
  );
}

const shownCharsMax = 80;

function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= shownCharsMax ? title : `${characters.slice(0, shownCharsMax).join('').trimEnd()}…`;
}

/** The title with a full stop, unless it ends a sentence by itself. */
function ended(title: string): string {
  return /[.!?…。]$/.test(title) ? title : `${title}.`;
}
