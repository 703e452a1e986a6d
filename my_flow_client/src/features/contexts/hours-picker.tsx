'use client';

import { Plus, X } from 'lucide-react';
import { type Hours, limits } from 'my_flow_contract';
import { Switch } from 'radix-ui';
import { cn } from '#src/lib/cn.ts';
import { usePreferences } from '#src/lib/data/queries.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { inputClasses } from '#src/ui/field.tsx';

type Span = Hours[number];
type HoursPickerProps = { readonly hours: Hours | null; readonly onHours: (hours: Hours | null) => void };

const newSpan: Span = { weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/** When a context is open; without hours it always is. */
export function HoursPicker({ hours, onHours }: HoursPickerProps) {
  const change = (index: number, span: Span) => onHours((hours ?? []).map((other, at) => (at === index ? span : other)));
  const remove = (index: number) => {
    const left = (hours ?? []).filter((_, at) => at !== index);
    onHours(left.length === 0 ? null : left);
  };
  return (
    <div>
      <div className="flex items-center gap-3">
        <label htmlFor="context-hours" className="flex-1 font-semibold text-fg-2 text-sm">
          {t('contexts.hours')} <span className="ml-1 font-normal text-fg-3">{hours === null ? t('contexts.hoursNone') : ''}</span>
        </label>
        <Switch.Root
          id="context-hours"
          checked={hours !== null}
          onCheckedChange={(isOn) => onHours(isOn ? [newSpan] : null)}
          className="h-6 w-10 shrink-0 rounded-full border border-line-control bg-surface-3 p-[3px] data-[state=checked]:border-accent data-[state=checked]:bg-accent"
        >
          <Switch.Thumb className="block size-4 rounded-full bg-fg-2 transition-transform duration-100 data-[state=checked]:translate-x-4 data-[state=checked]:bg-on-accent" />
        </Switch.Root>
      </div>
      {Object.entries(hours ?? []).map(([place, span]) => (
        // Spans have no identity but their place.
        <HoursSpan key={place} span={span} onSpan={(next) => change(Number(place), next)} onRemove={() => remove(Number(place))} />
      ))}
      {hours !== null && hours.length < limits.contextHoursSpansMax && (
        <Button look="quiet" size="small" className="mt-2 -ml-2" onClick={() => onHours([...hours, newSpan])}>
          <Plus size={14} aria-hidden="true" /> {t('contexts.hoursAdd')}
        </Button>
      )}
    </div>
  );
}

type HoursSpanProps = { readonly span: Span; readonly onSpan: (span: Span) => void; readonly onRemove: () => void };

function HoursSpan({ span, onSpan, onRemove }: HoursSpanProps) {
  return (
    <fieldset className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <legend className="sr-only">{t('contexts.hoursSpan')}</legend>
      <Weekdays weekdays={span.weekdays} onWeekdays={(weekdays) => onSpan({ ...span, weekdays })} />
      <span className="flex items-center gap-2 text-fg-3 text-sm">
        <TimeInput label={t('contexts.hoursFrom')} time={span.from} onTime={(from) => onSpan({ ...span, from })} />
        –
        <TimeInput label={t('contexts.hoursTo')} time={span.to} onTime={(to) => onSpan({ ...span, to })} />
        <Button look="icon" size="smallSquare" onClick={onRemove} aria-label={t('contexts.hoursRemove')}>
          <X size={15} aria-hidden="true" />
        </Button>
      </span>
    </fieldset>
  );
}

function Weekdays({ weekdays, onWeekdays }: { readonly weekdays: readonly number[]; readonly onWeekdays: (weekdays: number[]) => void }) {
  const { weekStart } = usePreferences();
  const days = Array.from({ length: 7 }, (_, index) => ((weekStart - 1 + index) % 7) + 1);
  const toggle = (day: number) =>
    onWeekdays(weekdays.includes(day) ? weekdays.filter((other) => other !== day) : [...weekdays, day].toSorted((a, b) => a - b));
  return (
    <span className="flex gap-1">
      {days.map((day) => (
        <button
          key={day}
          type="button"
          aria-pressed={weekdays.includes(day)}
          onClick={() => toggle(day)}
          className="size-8 rounded-full border border-line-control text-fg-2 text-xs hover:bg-surface-3 aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent-strong"
        >
          <span aria-hidden="true">{weekdayName(day).slice(0, 2)}</span>
          <span className="sr-only">{weekdayName(day)}</span>
        </button>
      ))}
    </span>
  );
}

const weekdayKeys = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

function weekdayName(day: number): string {
  return t(`contexts.weekday.${weekdayKeys[day - 1] ?? 'monday'}`);
}

type TimeInputProps = { readonly label: string; readonly time: string; readonly onTime: (time: string) => void };

function TimeInput({ label, time, onTime }: TimeInputProps) {
  return (
    <input
      type="time"
      aria-label={label}
      value={time}
      required
      onChange={(event) => onTime(event.target.value.slice(0, 5))}
      className={cn(inputClasses, 'min-h-8 w-auto px-2 text-sm max-sm:text-[16px]')}
    />
  );
}
