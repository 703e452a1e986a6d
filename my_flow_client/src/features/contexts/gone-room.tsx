'use client';

import { Undo2 } from 'lucide-react';
import { type Context, limits } from 'my_flow_contract';
import { useEffect } from 'react';
import { useContexts, useContextsIn } from '#src/lib/data/queries.ts';
import { restoreContext } from '#src/lib/data/restore-context.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';
import { useGo } from '#src/lib/room/use-go.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { notify } from '#src/ui/notify.ts';

/** In the place of a room whose context is not in the rail, as when the browser's Back leads there: where it is, and the ways on. */
export function GoneRoom({ contextId }: { readonly contextId: string }) {
  const [archived, trashed] = [useContextsIn('archived'), useContextsIn('trashed')];
  const context = [...(archived.data ?? []), ...(trashed.data ?? [])].find(({ id }) => id === contextId);
  const isUnread = archived.isError || trashed.isError;
  useLeaveIfNowhere(context === undefined && archived.isSuccess && trashed.isSuccess);
  const title = context !== undefined ? whereIs(context) : isUnread ? t('contexts.gone.unread') : '';
  useEffect(() => {
    if (title !== '') document.title = `${title} · ${t('app.name')}`;
  }, [title]);
  if (title === '') return null;
  return (
    <section data-hue="" {...(context && { style: { '--hue': context.hue } })} className="sm:pt-6">
      {context && (
        <span
          aria-hidden="true"
          className="mb-5 grid size-14 place-items-center rounded-[18px] border border-accent-line bg-accent-soft text-[26px] leading-none opacity-80"
        >
          {context.icon}
        </span>
      )}
      <h1 className="font-[650] text-xl leading-[1.2] tracking-[-0.025em] [overflow-wrap:anywhere]">{title}</h1>
      {context && (
        <p className="mt-1.5 text-balance text-fg-2">
          {context.trashedAt === null ? t('contexts.gone.archivedHelp') : t('contexts.deleteAllHelp', { days: limits.trashDays })}
        </p>
      )}
      <WaysOn context={context} />
    </section>
  );
}

function WaysOn({ context }: { readonly context: Context | undefined }) {
  const [first] = useContexts();
  const act = useAct();
  const enterRoom = useEnterRoom();
  const go = useGo();
  return (
    <div className="mt-6 flex flex-wrap gap-2">
      {context && (
        <Button look="primary" className="pointer-coarse:min-h-11" onClick={() => restoreContext(act, context)}>
          <Undo2 size={15} aria-hidden="true" />
          {t('trash.restore')}
        </Button>
      )}
      <Button
        className="max-w-full bg-surface hover:bg-surface-3 pointer-coarse:min-h-11"
        onClick={() => (first === undefined ? go('/welcome') : enterRoom(first.id))}
      >
        <span className="truncate">{first === undefined ? t('onboarding.openAction') : t('contexts.gone.goTo', { name: first.name })}</span>
      </Button>
    </div>
  );
}

function whereIs({ name, trashedAt }: Context): string {
  return t(trashedAt === null ? 'contexts.gone.archived' : 'contexts.gone.trashed', { name });
}

/** A context that is not even in the trash leaves nothing to be shown: on to the first room, with a word. */
function useLeaveIfNowhere(isNowhere: boolean): void {
  const firstId = useContexts()[0]?.id;
  const enterRoom = useEnterRoom();
  const go = useGo();
  useEffect(() => {
    if (!isNowhere) return;
    notify.failure(t('contexts.gone.nowhere'));
    if (firstId === undefined) go('/welcome');
    else enterRoom(firstId);
  }, [isNowhere, firstId, enterRoom, go]);
}
