import type { Flow, FlowCreate, FlowSource, Instant } from 'my_flow_contract';
import { refuseSharedStepIds, uniqueLabels } from './edit-flow.ts';

export type Birth = { readonly id: string; readonly at: Instant; readonly position: string; readonly source: FlowSource };

/** A new open flow. Throws invalid_request for steps that share an id. */
export function newFlow(fields: FlowCreate, birth: Birth): Flow {
  refuseSharedStepIds(fields.steps);
  return {
    id: birth.id,
    contextId: fields.contextId,
    title: fields.title,
    notes: fields.notes,
    priority: fields.priority,
    due: fields.due,
    startDay: fields.startDay,
    estimateMinutes: fields.estimateMinutes,
    labels: uniqueLabels(fields.labels),
    steps: fields.steps,
    recurrence: fields.recurrence,
    position: birth.position,
    state: 'open',
    parkedUntilDay: null,
    wakesAt: null,
    completedAt: null,
    trashedAt: null,
    source: birth.source,
    sourceMessageId: null,
    sample: false,
    createdAt: birth.at,
    updatedAt: birth.at,
    version: 1,
  };
}
