'use client';

import '#src/lib/words/history-words.ts';
import { Bot, KeyRound, Redo2, Undo2, Waves } from 'lucide-react';
import type { Act, Context } from 'my_flow_contract';
import { type ActNames, actDid, actWho } from '#src/lib/acts/act-words.ts';
import { cn } from '#src/lib/cn.ts';
import { formatClock } from '#src/lib/time/format-clock.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { changedFields } from './changed-fields.ts';
import type { FieldFrame } from './field-words.ts';
import type { TakeBack } from './use-take-back.ts';

type ActRowProps = {
  readonly act: Act;
  readonly context: Context | undefined;
  readonly names: ActNames;
  readonly frame: FieldFrame;
  readonly takeBack: TakeBack;
};

/** One change: who did what when, what it was before, and the way back. */
export function ActRow({ act, context, names, frame, takeBack }: ActRowProps) {
  const isUndone = act.undoneBy !== null;
  const did = actDid(act, names);
  return (
    <li className="flex items-start gap-3.5 px-4 py-3">
      <ActSign act={act} context={context} />
      <div className="min-w-0 flex-1 pt-0.5">
        <p className={cn('[overflow-wrap:anywhere]', isUndone && 'text-fg-3 line-through')}>
          {t('history.sentence', { who: actWho(act), did })}
        </p>
        <p className="text-fg-3 text-sm [overflow-wrap:anywhere]">
          <time dateTime={act.at}>{formatClock(act.at, frame)}</time>
          {context && <span>{` · ${context.name}`}</span>}
          {isUndone && <span className="text-warn">{` · ${t('history.undone')}`}</span>}
        </p>
        <ChangedFields act={act} frame={frame} />
      </div>
      <WayBack act={act} did={did} takeBack={takeBack} />
    </li>
  );
}

function ActSign({ act, context }: { act: Act; context: Context | undefined }) {
  const Author = act.author === 'companion' ? Bot : act.author === 'rule' ? Waves : act.author === 'you' ? null : KeyRound;
  return (
    <span
      aria-hidden="true"
      {...(context && { 'data-hue': '', style: { '--hue': context.hue } })}
      className="relative mt-0.5 grid size-8 shrink-0 place-items-center rounded-[10px] border border-accent-line bg-accent-soft text-[15px] text-accent-strong leading-none"
    >
      {context?.icon ?? <Waves size={15} />}
      {Author && (
        <span className="-right-1.5 -bottom-1.5 absolute grid size-[18px] place-items-center rounded-full bg-surface-3 text-fg-2 ring-2 ring-surface">
          <Author size={11} />
        </span>
      )}
    </span>
  );
}

function ChangedFields({ act, frame }: { act: Act; frame: FieldFrame }) {
  const fields = changedFields(act, frame);
  if (fields.length === 0) return null;
  return (
    <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-sm">
      {fields.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-fg-3">{t(`history.field.${field}`)}</dt>
          <dd className="min-w-0 text-fg-2 [overflow-wrap:anywhere]">
            <span className="sr-only">{t('history.from')} </span>
            <del className="text-fg-3 no-underline">{before}</del>
            <span aria-hidden="true" className="text-fg-3">
              {' → '}
            </span>
            <span className="sr-only">, {t('history.to')} </span>
            <ins className="text-fg no-underline">{after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

type WayBackProps = { readonly act: Act; readonly did: string; readonly takeBack: TakeBack };

function WayBack({ act, did, takeBack }: WayBackProps) {
  // An undo is taken back by redoing, and what is undone can be redone; everything else is undone.
  const isRedo = act.kind === 'undo' ? act.undoneBy === null : act.undoneBy !== null;
  if (act.kind === 'undo' && !isRedo) return null;
  const Icon = isRedo ? Redo2 : Undo2;
  return (
    <Button
      look="quiet"
      size="small"
      // Disabled for real it would lose the focus.
      aria-disabled={takeBack.busyId === act.id}
      onClick={() => takeBack.run(isRedo ? 'redo' : 'undo', act)}
      aria-label={t(isRedo ? 'history.redoOf' : 'history.undoOf', { did })}
    >
      <Icon size={14} aria-hidden="true" />
      <span className="max-sm:sr-only">{t(isRedo ? 'history.redo' : 'history.undo')}</span>
    </Button>
  );
}
