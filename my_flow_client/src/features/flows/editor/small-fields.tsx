'use client';

import { X } from 'lucide-react';
import { type Flow, limits, type Priority } from 'my_flow_contract';
import type { KeyboardEvent } from 'react';
import { formatDuration } from '#src/lib/time/format-duration.ts';
import { formatRecurrence } from '#src/lib/time/format-recurrence.ts';
import { t } from '#src/lib/words/words.ts';
import { useListController } from '../list-controller.ts';
import { ChipButton, Field, inputClasses } from './field.tsx';
import type { Addition } from './use-addition.ts';
import { useSettledValue } from './use-settled-value.ts';

type FieldOf = { readonly flow: Flow };

const priorities: readonly Priority[] = ['high', 'medium', 'low'];
const dots: Record<Priority, string> = { high: 'border-danger', medium: 'border-warn', low: 'border-line-control' };

export function PriorityField({ flow }: FieldOf) {
  const { acts } = useListController();
  return (
    <Field id={`priority-${flow.id}`} label={t('flows.edit.priority')}>
      {priorities.map((priority) => (
        <ChipButton
          key={priority}
          isOn={flow.priority === priority}
          onPress={() => flow.priority !== priority && acts.edit([flow], { priority })}
        >
          <span aria-hidden="true" className={`size-3 rounded-full border-2 ${dots[priority]}`} />
          {t(`flows.priorityShort.${priority}`)}
        </ChipButton>
      ))}
    </Field>
  );
}

const estimates = [15, 30, 60, 120];

export function EstimateField({ flow }: FieldOf) {
  const { acts } = useListController();
  const set = (minutes: number | null) => acts.edit([flow], { estimateMinutes: minutes });
  const input = useSettledValue(flow.estimateMinutes === null ? '' : String(flow.estimateMinutes), (next) => {
    const minutes = Math.round(Number(next));
    if (next.trim() === '') set(null);
    else if (minutes >= 1 && minutes <= limits.flowEstimateMinutesMax && minutes !== flow.estimateMinutes) set(minutes);
  });
  return (
    <Field id={`estimate-${flow.id}`} label={t('flows.edit.estimate')}>
      {estimates.map((minutes) => {
        const isOn = flow.estimateMinutes === minutes;
        return (
          <ChipButton key={minutes} isOn={isOn} onPress={() => set(isOn ? null : minutes)}>
            {formatDuration(minutes)}
          </ChipButton>
        );
      })}
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={limits.flowEstimateMinutesMax}
        aria-label={t('flows.edit.estimateMinutes')}
        placeholder={t('flows.edit.minutes')}
        value={input.shown}
        onChange={(event) => input.set(event.target.value)}
        onBlur={input.settle}
        className={`${inputClasses} w-[92px]`}
      />
    </Field>
  );
}

const rules = [
  { name: 'daily', rule: 'FREQ=DAILY' },
  { name: 'weekdays', rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
  { name: 'weekly', rule: 'FREQ=WEEKLY' },
  { name: 'monthly', rule: 'FREQ=MONTHLY' },
  { name: 'yearly', rule: 'FREQ=YEARLY' },
] as const;

/** How it recurs. A rule that is none of these is kept and shown in words. */
export function RecurrenceField({ flow }: FieldOf) {
  const { acts } = useListController();
  const { recurrence } = flow;
  const isOther = recurrence !== null && rules.every(({ rule }) => rule !== recurrence);
  return (
    <Field id={`recurrence-${flow.id}`} label={t('flows.edit.recurrence')}>
      <select
        aria-labelledby={`recurrence-${flow.id}`}
        value={recurrence ?? ''}
        onChange={(event) => acts.edit([flow], { recurrence: event.target.value === '' ? null : event.target.value })}
        className={`${inputClasses} max-w-full pr-1`}
      >
        <option value="">{t('flows.repeat.never')}</option>
        {rules.map(({ name, rule }) => (
          <option key={name} value={rule}>
            {t(`flows.repeat.${name}`)}
          </option>
        ))}
        {isOther && <option value={recurrence}>{formatRecurrence(recurrence)}</option>}
      </select>
    </Field>
  );
}

export function LabelsField({ flow, newLabel }: FieldOf & { readonly newLabel: Addition }) {
  const { acts } = useListController();
  const { text } = newLabel;
  const set = (labels: string[]) => acts.edit([flow], { labels });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' && !event.metaKey && !event.ctrlKey) || event.key === ',') {
      event.preventDefault();
      newLabel.add();
    } else if (event.key === 'Backspace' && text === '' && flow.labels.length > 0) set(flow.labels.slice(0, -1));
  };
  return (
    <Field id={`labels-${flow.id}`} label={t('flows.edit.labels')}>
      {flow.labels.map((label) => (
        <span
          key={label}
          className="inline-flex h-8 max-w-full items-center rounded-full bg-surface-3 pl-3 text-fg-2 text-sm pointer-coarse:h-11"
        >
          <span className="truncate">#{label}</span>
          <button
            type="button"
            onClick={() => set(flow.labels.filter((other) => other !== label))}
            aria-label={t('flows.edit.removeLabel', { label })}
            className="grid size-8 shrink-0 place-items-center rounded-full text-fg-3 hover:text-fg pointer-coarse:size-11"
          >
            <X size={14} aria-hidden="true" />
          </button>
        </span>
      ))}
      <input
        value={text}
        onChange={(event) => newLabel.change(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => newLabel.add()}
        aria-label={t('flows.edit.addLabel')}
        placeholder={t('flows.edit.addLabel')}
        className={`${inputClasses} w-[130px]`}
      />
    </Field>
  );
}
