'use client';

import { ArrowDown, ArrowUp, Check, Plus, X } from 'lucide-react';
import { type Flow, limits, type Step } from 'my_flow_contract';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { cn } from '#src/lib/cn.ts';
import { t } from '#src/lib/words/words.ts';
import { useListController } from '../list-controller.ts';
import { additionDraft } from './text-draft.ts';
import type { Addition } from './use-addition.ts';
import { useSettledValue } from './use-settled-value.ts';

type StepsFieldProps = { readonly flow: Flow; readonly newStep: Addition; readonly isFocused: boolean };

/** The steps of a flow: tick, rename, put in order, remove, and a line that adds more. */
export function StepsField({ flow, newStep, isFocused }: StepsFieldProps) {
  const controller = useListController();
  const list = useRef<HTMLUListElement>(null);
  const change = (make: (steps: readonly Step[]) => Step[]) => controller.acts.editSteps(flow, make);
  // The step, or the line for more, that gets the focus once the changed list is there.
  const wanted = useRef<string | null>(null);
  useLayoutEffect(() => {
    const id = wanted.current;
    wanted.current = null;
    if (id !== null) focusStep(list.current, id);
  });
  return (
    <div className="mt-2">
      <ul ref={list} aria-label={t('flows.steps.label')} className="empty:hidden">
        {flow.steps.map((step, index) => (
          <StepRow
            key={step.id}
            step={step}
            draft={additionDraft('step', flow.id, step.id)}
            isFirst={index === 0}
            isLast={index === flow.steps.length - 1}
            onChange={(part) => change((steps) => steps.map((other) => (other.id === step.id ? { ...other, ...part } : other)))}
            onRemove={() => {
              wanted.current = flow.steps[index - 1]?.id ?? flow.steps[index + 1]?.id ?? addLine;
              change((steps) => steps.filter((other) => other.id !== step.id));
            }}
            onShift={(by) => {
              wanted.current = step.id;
              change((steps) => shifted(steps, step.id, by));
              controller.announce(t('flows.movedTo', { title: step.title, place: index + by + 1, count: flow.steps.length }));
            }}
            onNext={() => focusStep(list.current, flow.steps[index + 1]?.id ?? addLine)}
          />
        ))}
      </ul>
      <AddStep flow={flow} newStep={newStep} isFocused={isFocused} />
    </div>
  );
}

const addLine = 'add';

function focusStep(list: HTMLElement | null, id: string): void {
  list?.parentElement?.querySelector<HTMLElement>(`[data-step="${id}"]`)?.focus();
}

function shifted(steps: readonly Step[], stepId: string, by: 1 | -1): Step[] {
  const from = steps.findIndex((step) => step.id === stepId);
  const moving = steps[from];
  if (moving === undefined || from + by < 0 || from + by >= steps.length) return [...steps];
  return steps.toSpliced(from, 1).toSpliced(from + by, 0, moving);
}

type StepRowProps = {
  readonly step: Step;
  /** The name under which its new name is kept while it is typed. */
  readonly draft: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (part: Partial<Pick<Step, 'title' | 'done'>>) => void;
  readonly onRemove: () => void;
  readonly onShift: (by: 1 | -1) => void;
  readonly onNext: () => void;
};

function StepRow({ step, draft, isFirst, isLast, onChange, onRemove, onShift, onNext }: StepRowProps) {
  const title = useSettledValue(step.title, (next) => (next.trim() === '' ? onRemove() : onChange({ title: next.trim() })), draft);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.altKey && event.key === 'ArrowUp' && !isFirst) onShift(-1);
    else if (event.altKey && event.key === 'ArrowDown' && !isLast) onShift(1);
    else if (event.key === 'Enter' && !event.metaKey && !event.ctrlKey) onNext();
    else if (event.key === 'Backspace' && title.shown === '') onRemove();
    else return;
    title.settle();
    event.preventDefault();
  };
  return (
    <li className="group/step flex min-h-9 items-center gap-2.5">
      <label className="-m-1.5 grid size-8 shrink-0 cursor-pointer place-items-center pointer-coarse:size-11">
        <input
          type="checkbox"
          checked={step.done}
          onChange={() => onChange({ done: !step.done })}
          aria-label={t('flows.steps.tick', { title: step.title })}
          className="peer sr-only"
        />
        <span
          aria-hidden="true"
          className={cn(
            'grid size-[18px] place-items-center rounded-[6px] border-2 peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2',
            step.done ? 'border-accent bg-accent text-on-accent' : 'border-line-control text-transparent',
          )}
        >
          <Check size={11} strokeWidth={3.5} />
        </span>
      </label>
      <input
        data-step={step.id}
        dir="auto"
        value={title.shown}
        maxLength={limits.flowTitleCharsMax}
        onChange={(event) => title.set(event.target.value)}
        onBlur={title.settle}
        onKeyDown={onKeyDown}
        aria-label={t('flows.steps.name')}
        className={cn(
          'h-8 min-w-0 flex-1 rounded-s bg-transparent px-1.5 text-sm',
          step.done && 'text-fg-3 line-through decoration-line-control',
        )}
      />
      <span className="flex opacity-0 focus-within:opacity-100 group-focus-within/step:opacity-100 group-hover/step:opacity-100 pointer-coarse:opacity-100">
        <StepButton label={t('flows.steps.up', { title: step.title })} isOff={isFirst} onPress={() => onShift(-1)} icon={ArrowUp} />
        <StepButton label={t('flows.steps.down', { title: step.title })} isOff={isLast} onPress={() => onShift(1)} icon={ArrowDown} />
        <StepButton label={t('flows.steps.remove', { title: step.title })} onPress={onRemove} icon={X} />
      </span>
    </li>
  );
}

type StepButtonProps = { readonly label: string; readonly onPress: () => void; readonly icon: typeof X; readonly isOff?: boolean };

function StepButton({ label, onPress, icon: Icon, isOff = false }: StepButtonProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      disabled={isOff}
      aria-label={label}
      className="grid size-7 place-items-center rounded-s text-fg-3 hover:bg-surface-3 hover:text-fg disabled:opacity-40 pointer-coarse:size-10"
    >
      <Icon size={14} aria-hidden="true" />
    </button>
  );
}

function AddStep({ flow, newStep, isFocused }: StepsFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFocused) field.current?.focus();
  }, [isFocused]);
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = event.clipboardData.getData('text/plain');
    if (lines.split(/\r?\n/).filter((line) => line.trim() !== '').length < 2) return;
    event.preventDefault();
    newStep.add(`${newStep.text}${lines}`);
  };
  if (flow.steps.length >= limits.flowStepsMax)
    return <p className="mt-1 text-fg-3 text-sm">{t('flows.steps.full', { count: limits.flowStepsMax })}</p>;
  return (
    <div className="flex min-h-9 items-center gap-2.5">
      <Plus size={16} aria-hidden="true" className="mx-px shrink-0 text-fg-3" />
      <input
        ref={field}
        data-step={addLine}
        dir="auto"
        value={newStep.text}
        maxLength={limits.flowTitleCharsMax}
        onChange={(event) => newStep.change(event.target.value)}
        onPaste={onPaste}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          newStep.add();
        }}
        aria-label={t('flows.steps.add')}
        placeholder={t('flows.steps.add')}
        className="h-8 min-w-0 flex-1 rounded-s bg-transparent px-1.5 text-sm placeholder:text-fg-3"
      />
    </div>
  );
}
