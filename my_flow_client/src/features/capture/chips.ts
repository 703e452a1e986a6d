import type { Clause, Context, SpanKind } from 'my_flow_contract';
import { formatClock } from '#src/lib/time/format-clock.ts';
import { formatDay } from '#src/lib/time/format-day.ts';
import { formatDue } from '#src/lib/time/format-due.ts';
import { formatDuration } from '#src/lib/time/format-duration.ts';
import { formatRecurrence } from '#src/lib/time/format-recurrence.ts';
import { inSentence } from '#src/lib/time/in-sentence.ts';
import type { TimeFrame } from '#src/lib/time/time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import type { Range } from './ranges.ts';

/** One thing that was understood: what it means, what was typed for it, and where. */
export type Chip = {
  readonly key: string;
  readonly kind: ChipKind;
  /** What it was understood as: `tomorrow 17:00`. */
  readonly words: string;
  /** The same, to be read out: `due tomorrow 17:00`. */
  readonly spoken: string;
  readonly source: string;
  readonly ranges: readonly Range[];
  readonly tone: Tone;
};

export type ChipKind = Exclude<SpanKind, 'quote' | 'lead'>;

/** How it lights up: in the light of a context, or of an urgency. */
export type Tone = { readonly hue: number } | 'accent' | 'danger' | 'warn' | 'plain';

export type Surroundings = { readonly frame: TimeFrame; readonly contexts: readonly Context[] };

/** The chips of a clause, in the order of the text. Words that mean one thing together ("tomorrow … at 5") are one chip; each label is one. */
export function chipsOf(clause: Clause, surroundings: Surroundings): Chip[] {
  const groups = new Map<string, Clause['spans']>();
  for (const span of clause.spans) {
    if (!span.chip) continue;
    const group = span.kind === 'label' ? `label:${span.start}` : span.kind;
    groups.set(group, [...(groups.get(group) ?? []), span]);
  }
  return [...groups].flatMap(([group, spans]) => {
    const [first] = spans;
    if (first === undefined || first.kind === 'quote' || first.kind === 'lead') return [];
    const words = wordsOf({ kind: first.kind, text: first.text }, clause, surroundings);
    if (words === null) return [];
    return {
      key: `${clause.start}:${group}`,
      kind: first.kind,
      words,
      spoken: t(`capture.spoken.${first.kind}`, { words }),
      source: spans.map(({ text }) => text).join(' … '),
      ranges: spans.map(({ start, end }) => ({ start, end })),
      tone: toneOf(first.kind, clause, surroundings.contexts),
    };
  });
}

/** How the words of a span light up in the text. */
export function toneOf(kind: SpanKind, clause: Clause, contexts: readonly Context[]): Tone {
  if (kind === 'priority') return clause.priority === 'high' ? 'danger' : clause.priority === 'medium' ? 'warn' : 'plain';
  if (kind !== 'context') return 'accent';
  const context = contexts.find(({ id }) => id === clause.contextId);
  return context === undefined ? 'accent' : { hue: context.hue };
}

function wordsOf({ kind, text }: { kind: ChipKind; text: string }, clause: Clause, { frame, contexts }: Surroundings): string | null {
  switch (kind) {
    case 'due':
      return clause.due === null ? null : inSentence(formatDue(clause.due, frame));
    case 'start':
      return clause.startDay === null ? null : t('capture.from', { day: inSentence(formatDay(clause.startDay, frame)) });
    case 'priority':
      return clause.priority === null ? null : t(`capture.priority.${clause.priority}`);
    case 'label':
      return text;
    case 'context': {
      const name = contexts.find(({ id }) => id === clause.contextId)?.name;
      return name === undefined ? null : t('capture.inContext', { name });
    }
    case 'estimate':
      return clause.estimateMinutes === null ? null : formatDuration(clause.estimateMinutes);
    case 'recurrence':
      return clause.recurrence === null ? null : recurrenceWords(clause.recurrence, clause, frame);
  }
}

/** With its time, where the words that say it belong to the recurrence: "every Thursday evening". */
function recurrenceWords(recurrence: string, { due, spans }: Clause, frame: TimeFrame): string {
  const words = formatRecurrence(recurrence);
  const hasOwnDue = spans.some(({ kind, chip }) => kind === 'due' && chip);
  return due?.kind === 'instant' && !hasOwnDue ? `${words} ${formatClock(due.at, frame)}` : words;
}
