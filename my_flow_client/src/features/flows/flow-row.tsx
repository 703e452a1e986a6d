'use client';

import { Check, Ellipsis, GripVertical } from 'lucide-react';
import type { Flow, NowReason } from 'my_flow_contract';
import { memo, useCallback } from 'react';
import { cn } from '#src/lib/cn.ts';
import { useIsSettled, useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { useTypedAhead } from '#src/lib/lazy/use-typed-ahead.ts';
import { t } from '#src/lib/words/words.ts';
import { FlowChips } from './flow-chips.tsx';
import { type FlowLook, reasonWords } from './flow-look.ts';
import { type ListController, useListController } from './list-controller.ts';
import type { EditorFocus, ListState, PickerKind } from './list-state.ts';
import { Tick } from './tick.tsx';

const loadEditor = () => import('./editor/flow-editor.tsx');
const loadPicker = () => import('./pickers/row-picker.tsx');

/** Fetches what opens in a row when the first paint is over, so that it opens at once; what is typed before it is there is meant for it. */
export function usePreloadedRow({ editing, picker }: ListState, controller: ListController): void {
  const isSettled = useIsSettled();
  const isEditing = editing !== null;
  const isPicking = picker !== null;
  const editorPart = useLoaded(loadEditor, isSettled || isEditing, isEditing);
  const pickerPart = useLoaded(loadPicker, isSettled || isPicking, isPicking);
  const isWaiting = (isEditing && editorPart === null) || (isPicking && pickerPart === null);
  const giveUp = useCallback(() => {
    controller.closePicker();
    controller.closeEditor();
    controller.keepTypedAhead('');
  }, [controller]);
  useTypedAhead(isWaiting, giveUp, isEditing ? controller.keepTypedAhead : undefined);
}

export type FlowRowProps = {
  readonly flow: Flow;
  readonly look: FlowLook;
  readonly reason: NowReason | null;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  readonly isSelecting: boolean;
  /** The first and the last of the whole list, of which this may be a part. */
  readonly isTop: boolean;
  readonly isBottom: boolean;
  readonly editorFocus: EditorFocus | null;
  readonly picker: PickerKind | null;
};

/** One flow of a list: what it is, when it is due, and, for Now, why it is there. */
export const FlowRow = memo(
  function FlowRow(props: FlowRowProps) {
    const { flow, isCurrent, isSelected, editorFocus } = props;
    const editor = useLoaded(loadEditor, editorFocus !== null);
    const isEditing = editorFocus !== null && editor !== null;
    return (
      <li
        data-flow-row={flow.id}
        data-flow-drag={flow.state === 'open' && !isEditing ? '' : undefined}
        data-current={isCurrent ? '' : undefined}
        data-selected={isSelected ? '' : undefined}
        className={cn(
          'group relative min-h-[54px] border-line border-t first:border-t-0',
          props.isTop && 'rounded-t-[17px]',
          props.isBottom && 'rounded-b-[17px]',
          'transition-opacity data-dragged:opacity-40',
          !isEditing && 'hover:bg-surface-2',
          'data-selected:bg-accent-soft!',
          'data-current:bg-[linear-gradient(90deg,var(--accent-soft),transparent_70%)] data-current:shadow-[inset_3px_0_var(--accent)]',
          'has-[[data-flow-title]:focus-visible]:outline-[1.5px] has-[[data-flow-title]:focus-visible]:outline-accent-line has-[[data-flow-title]:focus-visible]:-outline-offset-2',
        )}
      >
        {isEditing ? (
          <editor.FlowEditor flow={flow} reason={props.reason} focus={editorFocus} picker={props.picker} />
        ) : (
          <RowFace {...props} />
        )}
      </li>
    );
  },
  (before, after) => sameProps(before, after),
);

function RowFace({ flow, look, reason, isCurrent, isSelected, isSelecting, picker }: FlowRowProps) {
  const controller = useListController();
  const pickers = useLoaded(loadPicker, picker !== null);
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <div className="flex items-start gap-3.5 py-[13px] pr-2 pl-4 sm:items-center sm:pr-3">
      <Grip isShown={flow.state === 'open'} />
      {isSelecting ? (
        <SelectBox flow={flow} isSelected={isSelected} tabIndex={tabIndex} />
      ) : (
        <Tick flow={flow} tabIndex={tabIndex} onToggle={() => controller.toggle(flow)} />
      )}
      <div className="min-w-0 flex-1 gap-x-4 gap-y-1.5 max-sm:flex max-sm:flex-col sm:flex sm:items-center">
        <RowWords flow={flow} look={look} reason={reason} isSelected={isSelected} tabIndex={tabIndex} />
        {reason !== null && (
          <span
            aria-hidden="true"
            className="hidden shrink-0 text-fg-3 text-xs sm:group-hover:inline sm:group-has-[[data-flow-title]:focus-visible]:inline"
          >
            {reasonWords(reason)}
          </span>
        )}
        <FlowChips look={look} labels={flow.labels} isFaded={flow.state === 'done'} />
      </div>
      <div className="relative -my-1.5 shrink-0">
        <button
          type="button"
          tabIndex={tabIndex}
          onClick={() => controller.pick('menu', flow.id)}
          aria-haspopup="menu"
          aria-expanded={picker === 'menu'}
          aria-label={t('flows.menuOf', { title: flow.title })}
          className="grid size-8 place-items-center rounded-s text-fg-3 hover:bg-surface-3 hover:text-fg pointer-coarse:size-11"
        >
          <Ellipsis size={18} aria-hidden="true" />
        </button>
        {picker !== null && pickers !== null && <pickers.RowPicker kind={picker} flow={flow} reason={reason} />}
      </div>
    </div>
  );
}

type WordsProps = Pick<FlowRowProps, 'flow' | 'look' | 'reason' | 'isSelected'> & { readonly tabIndex: number };

function RowWords({ flow, look, reason, isSelected, tabIndex }: WordsProps) {
  const controller = useListController();
  const isFaded = flow.state === 'done' || flow.state === 'archived';
  const about = [reason === null ? '' : t('flows.reasonIs', { reason: reasonWords(reason) }), isSelected ? t('flows.selected') : ''];
  const sub = [look.steps, look.note].filter((part) => part !== '').join(' · ');
  return (
    <div className="min-w-0 flex-1">
      <button
        type="button"
        tabIndex={tabIndex}
        data-flow-title={flow.id}
        onClick={() => controller.edit(flow.id)}
        aria-describedby={`about-${flow.id}`}
        dir="auto"
        className={cn(
          'line-clamp-2 min-h-6 w-full scroll-my-28 text-start outline-none [overflow-wrap:anywhere]',
          isFaded ? 'text-fg-3' : 'font-[520]',
          flow.state === 'done' && 'line-through decoration-line-control',
        )}
      >
        {flow.title}
      </button>
      <span id={`about-${flow.id}`} hidden>
        {about.filter((part) => part !== '').join(' ')}
      </span>
      {sub !== '' && flow.state !== 'done' && (
        <p dir="auto" className="truncate text-fg-3 text-sm">
          {sub}
        </p>
      )}
    </div>
  );
}

/** Shows that a row can be taken; the whole row can. */
function Grip({ isShown }: { readonly isShown: boolean }) {
  if (!isShown) return null;
  return (
    <span
      aria-hidden="true"
      className="absolute inset-y-0 left-0 hidden w-4 cursor-grab place-items-center text-fg-3 opacity-0 group-hover:opacity-100 pointer-fine:grid"
    >
      <GripVertical size={13} />
    </span>
  );
}

type SelectProps = { readonly flow: Flow; readonly isSelected: boolean; readonly tabIndex: number };

function SelectBox({ flow, isSelected, tabIndex }: SelectProps) {
  const controller = useListController();
  return (
    <label className="-m-2 grid size-[38px] shrink-0 cursor-pointer place-items-center pointer-coarse:-my-3 pointer-coarse:size-[46px]">
      <input
        type="checkbox"
        checked={isSelected}
        tabIndex={tabIndex}
        onChange={() => controller.toggleSelected(flow)}
        aria-label={t('flows.selectOne', { title: flow.title })}
        className="peer sr-only"
      />
      <span
        aria-hidden="true"
        className={cn(
          'grid size-[22px] place-items-center rounded-[7px] border-2 peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2',
          isSelected ? 'border-accent bg-accent text-on-accent' : 'border-line-control text-transparent',
        )}
      >
        <Check size={13} strokeWidth={3.2} />
      </span>
    </label>
  );
}

function sameProps(before: FlowRowProps, after: FlowRowProps): boolean {
  const { look: lookBefore, ...restBefore } = before;
  const { look: lookAfter, ...restAfter } = after;
  return sameFields(restBefore, restAfter) && sameFields(lookBefore, lookAfter);
}

function sameFields<Fields extends object>(before: Fields, after: Fields): boolean {
  // Object.entries forgets that its keys are those of the fields.
  return (Object.keys(after) as (keyof Fields)[]).every((key) => Object.is(before[key], after[key]));
}
