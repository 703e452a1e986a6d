import { addDays, type Day, type Due, daySchema, daysBetween, dueDay, type Flow, type Zone } from 'my_flow_contract';
import type { LocalNow } from '#src/domain/time/local-now.ts';
import { advanceRecurrence } from './next-occurrence.ts';

export type NewIds = { flow(): string; step(): string };

/**
 * The next occurrence of a recurring flow that is completed: open, its steps undone, its start day as far before the due day as it was.
 * Null when it does not recur, or never again. It has the position of the given flow still.
 */
export function nextFlow(flow: Flow, { at, zone }: LocalNow, ids: NewIds): Flow | null {
  const next = flow.recurrence === null ? null : advanceRecurrence(flow.recurrence, flow.due, { completedAt: at, zone });
  if (next === null) return null;
  return {
    ...flow,
    id: ids.flow(),
    due: next.due,
    recurrence: next.recurrence,
    startDay: movedStartDay(flow, next.due, zone),
    steps: flow.steps.map((step) => ({ ...step, id: ids.step(), done: false })),
    state: 'open',
    parkedUntilDay: null,
    wakesAt: null,
    completedAt: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

/** Without a due to measure from, a start day that has been reached has done its part; one that would lie beyond all days has none. */
function movedStartDay(flow: Flow, nextDue: Due, zone: Zone): Day | null {
  if (flow.startDay === null || flow.due === null) return null;
  const startDay = addDays(flow.startDay, daysBetween(dueDay(flow.due, zone), dueDay(nextDue, zone)));
  return daySchema.safeParse(startDay).success ? startDay : null;
}
