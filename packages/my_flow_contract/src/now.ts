import type { Flow } from './flow.ts';
import { limits } from './limits.ts';
import type { Zone } from './scalars.ts';
import { addDays, dayInZone, dueDay, isOverdue } from './time.ts';

/** Why a flow is among the few of Now. */
export type NowReason = 'overdue' | 'due_today' | 'due_tomorrow' | 'half_done' | 'high_priority' | 'due_this_week' | 'first_in_order';

export type NowSelection = { now: { flow: Flow; reason: NowReason }[]; rest: Flow[] };

const reasonRank: Record<NowReason, number> = {
  overdue: 0,
  due_today: 1,
  due_tomorrow: 2,
  half_done: 3,
  high_priority: 4,
  due_this_week: 5,
  first_in_order: 6,
};

/**
 * Splits open flows into Now, at most five, and the rest. Which flows are in Now follows from their reasons;
 * within both parts the person's own order holds, so that dragging is always seen to work.
 * @param open flows in the person's order
 */
export function selectNow(open: readonly Flow[], nowMs: number, zone: Zone): NowSelection {
  const today = dayInZone(nowMs, zone);
  const moment = { today, nowMs, zone };
  const candidates = open
    .map((flow, index) => ({ flow, index, reason: reasonFor(flow, moment) }))
    .filter((candidate) => candidate.flow.startDay === null || candidate.flow.startDay <= today);
  const chosen = candidates
    .toSorted((a, b) => reasonRank[a.reason] - reasonRank[b.reason] || a.index - b.index)
    .slice(0, limits.nowFlowsMax)
    .toSorted((a, b) => a.index - b.index);
  const inNow = new Set(chosen.map((candidate) => candidate.flow.id));
  return { now: chosen.map(({ flow, reason }) => ({ flow, reason })), rest: open.filter((flow) => !inNow.has(flow.id)) };
}

type Moment = { readonly today: string; readonly nowMs: number; readonly zone: Zone };

function reasonFor(flow: Flow, { today, nowMs, zone }: Moment): NowReason {
  if (flow.due !== null) {
    const day = dueDay(flow.due, zone);
    if (isOverdue(flow.due, nowMs, zone)) return 'overdue';
    if (day <= today) return 'due_today';
    if (day === addDays(today, 1)) return 'due_tomorrow';
  }
  const stepsDone = flow.steps.filter((step) => step.done).length;
  if (stepsDone > 0 && stepsDone < flow.steps.length) return 'half_done';
  if (flow.priority === 'high') return 'high_priority';
  if (flow.due !== null && dueDay(flow.due, zone) <= addDays(today, 7)) return 'due_this_week';
  return 'first_in_order';
}
