import { dayInZone, type Flow, type NowReason } from 'my_flow_contract';
import { formatClock } from '#src/lib/time/format-clock.ts';
import { formatDay } from '#src/lib/time/format-day.ts';
import { type DueTone, dueTone, formatDue } from '#src/lib/time/format-due.ts';
import { formatDuration } from '#src/lib/time/format-duration.ts';
import { formatRecurrence } from '#src/lib/time/format-recurrence.ts';
import { inSentence } from '#src/lib/time/in-sentence.ts';
import type { TimeFrame } from '#src/lib/time/time-frame.ts';
import { t } from '#src/lib/words/words.ts';

/** What a row says beside its title, as plain values: a row is painted anew only when one of them differs. */
export type FlowLook = {
  /** When it is due, was done, or comes back; empty when there is nothing to say. */
  readonly when: string;
  readonly tone: DueTone | 'none';
  readonly start: string;
  readonly estimate: string;
  readonly recurrence: string;
  readonly source: string;
  /** The steps done, and the first line of the notes. */
  readonly steps: string;
  readonly note: string;
};

/** A flow as its row shows it. */
export function lookOf(flow: Flow, frame: TimeFrame): FlowLook {
  const today = dayInZone(frame.nowMs, frame.zone);
  const stepsDone = flow.steps.filter((step) => step.done).length;
  const isAhead = flow.startDay !== null && flow.startDay > today && flow.state === 'open';
  return {
    ...whenOf(flow, frame),
    start: isAhead && flow.startDay !== null ? t('flows.chip.from', { day: inSentence(formatDay(flow.startDay, frame)) }) : '',
    estimate: flow.estimateMinutes === null ? '' : formatDuration(flow.estimateMinutes),
    recurrence: flow.recurrence === null ? '' : formatRecurrence(flow.recurrence),
    source: flow.source === 'you' ? '' : t(`flows.source.${flow.source}`),
    steps: flow.steps.length === 0 ? '' : t('flows.steps.progress', { done: stepsDone, count: flow.steps.length }),
    note: firstLine(flow.notes),
  };
}

/** Why a flow is among Now, in words for the middle of a sentence. */
export function reasonWords(reason: NowReason): string {
  return t(`flows.reason.${reason}`);
}

function whenOf(flow: Flow, frame: TimeFrame): Pick<FlowLook, 'when' | 'tone'> {
  if (flow.state === 'done') return { when: flow.completedAt === null ? '' : formatClock(flow.completedAt, frame), tone: 'none' };
  if (flow.state === 'parked') {
    const day = flow.parkedUntilDay;
    return {
      when: day === null ? t('flows.chip.untilOpened') : t('flows.chip.until', { day: inSentence(formatDay(day, frame)) }),
      tone: 'none',
    };
  }
  if (flow.due === null) return { when: '', tone: 'none' };
  return { when: formatDue(flow.due, frame), tone: flow.state === 'open' ? dueTone(flow.due, frame) : 'none' };
}

/** The first line that says something, without the marks of Markdown. */
function firstLine(notes: string): string {
  const line = notes.split('\n').find((candidate) => /[\p{L}\p{N}]/u.test(candidate)) ?? '';
  return line
    .replace(/^\s*(?:#{1,6}|[-*+>]|\d+[.)])\s+/, '')
    .replace(/^\[[ x]\]\s+/i, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)/g, '')
    .trim()
    .slice(0, 240);
}
