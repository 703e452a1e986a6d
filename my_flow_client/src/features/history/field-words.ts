import '#src/lib/words/history-words.ts';
import '#src/lib/words/preferences-words.ts';
import { dayInZone, dueSchema, hoursSchema, type Step, stepSchema } from 'my_flow_contract';
import { z } from 'zod';
import { hueName } from '#src/lib/hue/hue-names.ts';
import { formatClock } from '#src/lib/time/format-clock.ts';
import { formatDate } from '#src/lib/time/format-day.ts';
import { formatDuration } from '#src/lib/time/format-duration.ts';
import { formatRecurrence } from '#src/lib/time/format-recurrence.ts';
import { t } from '#src/lib/words/words.ts';

/** From where a value is looked at. */
export type FieldFrame = { readonly zone: string; readonly locale: string | null };

const textCharsMax = 140;

/** The fields that a person knows by name; all others of a document follow from these. */
export const shownFields = [
  'title',
  'notes',
  'priority',
  'due',
  'startDay',
  'estimateMinutes',
  'labels',
  'steps',
  'recurrence',
  'name',
  'icon',
  'hue',
  'hours',
  'theme',
  'zone',
  'locale',
  'weekStart',
] as const;

export type ShownField = (typeof shownFields)[number];

/** The value of a field in words. A value of another form than expected, as an older MyFlow may have written it, is shown as it is. */
export function fieldWords(field: ShownField, value: unknown, frame: FieldFrame): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return t('history.none');
  return writers[field]?.(value, frame) ?? shortened(typeof value === 'string' ? value : JSON.stringify(value));
}

type Writer = (value: unknown, frame: FieldFrame) => string | undefined;

const weekStarts = { 1: 'monday', 6: 'saturday', 7: 'sunday' } as const;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const writers: Partial<Record<ShownField, Writer>> = {
  priority: (value) => read(z.enum(['low', 'medium', 'high']), value, (priority) => t(`history.priority.${priority}`)),
  due: (value, frame) =>
    read(dueSchema, value, (due) =>
      due.kind === 'day'
        ? formatDate(due.day, frame.locale, true)
        : `${formatDate(dayInZone(due.at, frame.zone), frame.locale, true)} ${formatClock(due.at, frame)}`,
    ),
  startDay: (value, { locale }) => read(z.iso.date(), value, (day) => formatDate(day, locale, true)),
  estimateMinutes: (value) => read(z.number(), value, formatDuration),
  labels: (value) => read(z.array(z.string()), value, (labels) => labels.map((label) => `#${label}`).join(' ')),
  steps: (value) => read(z.array(stepSchema), value, stepsWords),
  recurrence: (value) => read(z.string(), value, formatRecurrence),
  hue: (value) => read(z.number(), value, (hue) => `${t(`contexts.hue.${hueName(hue)}`)} ${hue}`),
  hours: (value) => read(hoursSchema, value, (hours) => hours.map(spanWords).join(', ')),
  theme: (value) => read(z.enum(['dark', 'light', 'system']), value, (theme) => t(`preferences.theme.${theme}`)),
  weekStart: (value) => read(z.union([z.literal(1), z.literal(6), z.literal(7)]), value, (day) => t(`contexts.weekday.${weekStarts[day]}`)),
};

function read<Value>(schema: z.ZodType<Value>, value: unknown, write: (value: Value) => string): string | undefined {
  const parsed = schema.safeParse(value);
  return parsed.success ? write(parsed.data) : undefined;
}

function stepsWords(steps: readonly Step[]): string {
  return t('history.steps', { count: steps.length, done: steps.filter((step) => step.done).length });
}

function spanWords(span: { weekdays: readonly number[]; from: string; to: string }): string {
  const days = span.weekdays.map((day) => t(`contexts.weekday.${weekdays[day - 1] ?? 'monday'}`).slice(0, 2));
  return `${days.join(' ')} ${span.from}–${span.to}`;
}

function shortened(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  const characters = [...oneLine];
  return characters.length <= textCharsMax ? oneLine : `${characters.slice(0, textCharsMax).join('').trimEnd()}…`;
}
