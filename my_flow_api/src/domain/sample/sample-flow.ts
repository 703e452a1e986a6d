import { addDays, type Due, dayInZone, type Flow, type Zone } from 'my_flow_contract';
import { instantAtTime, startOfDay } from '#src/domain/time/day-frame.ts';
import type { LocalNow } from '#src/domain/time/local-now.ts';
import type { SampleFlow } from './sample-data.ts';

type Birth = { readonly id: string; readonly contextId: string; readonly position: string; readonly nextStepId: () => string };

/** A flow of the sample data, due as seen from an instant in a zone. */
export function sampleFlow(sample: SampleFlow, { nextStepId, ...place }: Birth, { at, zone }: LocalNow): Flow {
  const today = dayInZone(at, zone);
  const parkedUntilDay = sample.parkedForDays === undefined ? null : addDays(today, sample.parkedForDays);
  return {
    ...place,
    title: sample.title,
    notes: sample.notes ?? '',
    priority: sample.priority ?? 'medium',
    due: sample.dueInDays === undefined ? null : dueOn(addDays(today, sample.dueInDays), sample.time, zone),
    startDay: null,
    estimateMinutes: sample.estimateMinutes ?? null,
    labels: [...(sample.labels ?? [])],
    steps: (sample.steps ?? []).map((step) => ({ ...step, id: nextStepId() })),
    recurrence: sample.recurrence ?? null,
    state: sample.done ? 'done' : parkedUntilDay === null ? 'open' : 'parked',
    parkedUntilDay,
    wakesAt: parkedUntilDay === null ? null : startOfDay(parkedUntilDay, zone),
    completedAt: sample.done ? at : null,
    trashedAt: null,
    source: 'you',
    sourceMessageId: null,
    sample: true,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

function dueOn(day: string, time: string | undefined, zone: Zone): Due {
  return time === undefined ? { kind: 'day', day } : { kind: 'instant', at: instantAtTime(day, time, zone), zone };
}
