'use client';

import { Command } from 'cmdk';
import type { Context } from 'my_flow_contract';
import { type ActionGroup, useOfferedActions } from '#src/lib/actions/actions.ts';
import { useContexts, useContextsIn } from '#src/lib/data/queries.ts';
import { restoreContext } from '#src/lib/data/restore-context.ts';
import { useAct, wordsOf } from '#src/lib/data/use-act.ts';
import { useContextId } from '#src/lib/room/use-context-id.ts';
import { useEnterRoom } from '#src/lib/room/use-enter-room.ts';
import { useGo } from '#src/lib/room/use-go.ts';
import { t } from '#src/lib/words/words.ts';
import { findByWords } from './find-actions.ts';
import { ActionItem, ContextItem, FlowItem } from './palette-items.tsx';
import type { PaletteMode } from './palette-mode.ts';
import { useFlowSearch } from './use-flow-search.ts';

type PaletteListProps = {
  readonly mode: PaletteMode;
  readonly query: string;
  /** What is chosen; it runs once the palette has closed. */
  readonly onChoose: (run: () => void) => void;
};

const groups = ['flow', 'capture', 'contexts', 'go', 'view'] as const satisfies readonly ActionGroup[];
const groupClasses =
  'px-2 pb-2 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1.5 [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-fg-3 [&_[cmdk-group-heading]]:text-xs';

/** What the palette has found. */
export function PaletteList({ mode, query, onChoose }: PaletteListProps) {
  return (
    <Command.List label={t('palette.found')} className="min-h-[120px] flex-1 scroll-py-2 overflow-y-auto overscroll-contain pt-1">
      {mode !== 'search' && <ContextHits query={query} onChoose={onChoose} />}
      {mode !== 'search' && query.trim() !== '' && <ArchivedHits query={query} onChoose={onChoose} />}
      {mode === 'everything' && <ActionHits query={query} onChoose={onChoose} />}
      {mode !== 'contexts' && <FlowHits query={query} isAlone={mode === 'search'} onChoose={onChoose} />}
      <Command.Empty className="px-5 py-8 text-center text-fg-2 text-sm [overflow-wrap:anywhere]">
        {mode === 'search' && query.trim() === '' ? t('palette.searchHelp') : t('palette.nothing', { query: query.trim().slice(0, 60) })}
      </Command.Empty>
    </Command.List>
  );
}

type HitsProps = { readonly query: string; readonly onChoose: PaletteListProps['onChoose'] };

function ContextHits({ query, onChoose }: HitsProps) {
  const contexts = useContexts();
  const currentId = useContextId();
  const enterRoom = useEnterRoom();
  const numbered = contexts.map((context, index) => ({ context, title: context.name, digit: index < 9 ? `${index + 1}` : undefined }));
  // The room that is open is no place to go; it stays in the list, last, so that the digits are seen whole.
  const found = findByWords(numbered, query).toSorted((a, b) => Number(a.context.id === currentId) - Number(b.context.id === currentId));
  if (found.length === 0) return null;
  return (
    <Command.Group heading={t('palette.toContext')} className={groupClasses}>
      {found.map(({ context, digit }) => (
        <ContextItem
          key={context.id}
          context={context}
          digit={digit}
          isCurrent={context.id === currentId}
          onSelect={() => onChoose(() => enterRoom(context.id))}
        />
      ))}
    </Command.Group>
  );
}

/** Contexts in the archive, by their names: each is brought back and entered. */
function ArchivedHits({ query, onChoose }: HitsProps) {
  const archived = useContextsIn('archived').data ?? [];
  const act = useAct();
  const enterRoom = useEnterRoom();
  const found = findByWords(
    archived.map((context) => ({ context, title: context.name })),
    query,
  );
  if (found.length === 0) return null;
  return (
    <Command.Group heading={t('palette.fromArchive')} className={groupClasses}>
      {found.map(({ context }) => (
        <ContextItem
          key={context.id}
          context={context}
          name={t('palette.restore', { name: context.name })}
          onSelect={() => onChoose(() => restoreContext(act, context, () => enterRoom(context.id)))}
        />
      ))}
    </Command.Group>
  );
}

function ActionHits({ query, onChoose }: HitsProps) {
  const found = findByWords(
    useOfferedActions().filter((action) => !action.isForKeysOnly),
    query,
  );
  return groups.map((group) => {
    const actions = found.filter((action) => action.group === group);
    return (
      actions.length > 0 && (
        <Command.Group key={group} heading={t(`palette.group.${group}`)} className={groupClasses}>
          {actions.map((action) => (
            <ActionItem key={action.id} action={action} onSelect={() => onChoose(action.run)} />
          ))}
        </Command.Group>
      )
    );
  });
}

function FlowHits({ query, isAlone, onChoose }: HitsProps & { isAlone: boolean }) {
  const { flows, isLooking, error } = useFlowSearch(query);
  const contexts = useContexts();
  const archived = useContextsIn('archived').data ?? [];
  const enterRoom = useEnterRoom();
  const go = useGo();
  const open = (context: Context | undefined, flowId: string) => {
    if (contexts.some((active) => active.id === context?.id)) enterRoom(context?.id ?? '', flowId);
    // The flow's context is archived: there it can be brought back.
    else go('/trash');
  };
  if (error !== null) return <Command.Loading className="px-5 py-6 text-center text-danger text-sm">{wordsOf(error)}</Command.Loading>;
  if (flows.length === 0)
    return isLooking && isAlone ? (
      <Command.Loading className="px-5 py-8 text-center text-fg-2 text-sm">{t('palette.looking')}</Command.Loading>
    ) : null;
  return (
    <Command.Group heading={t('palette.flows')} className={groupClasses}>
      {flows.map((flow) => {
        const context = [...contexts, ...archived].find((candidate) => candidate.id === flow.contextId);
        return <FlowItem key={flow.id} flow={flow} context={context} onSelect={() => onChoose(() => open(context, flow.id))} />;
      })}
    </Command.Group>
  );
}
