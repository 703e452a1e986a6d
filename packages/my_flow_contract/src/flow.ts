import { z } from 'zod';
import { limits } from './limits.ts';
import { lineSchema } from './one-line.ts';
import { contextIdSchema, daySchema, flowIdSchema, instantSchema, positionSchema, stepIdSchema, zoneSchema } from './scalars.ts';

/** When a flow is due: a calendar day that means that day wherever the person is, or an instant with the zone it was said in. Never a fake midnight. */
export const dueSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('day'), day: daySchema }),
    z.strictObject({ kind: z.literal('instant'), at: instantSchema, zone: zoneSchema }),
  ])
  .meta({ id: 'Due' });

export const prioritySchema = z.enum(['low', 'medium', 'high']);
export const flowStateSchema = z.enum(['open', 'done', 'parked', 'archived']);
export const flowSourceSchema = z.enum(['you', 'companion', 'import', 'api']);

export const stepSchema = z.strictObject({
  id: stepIdSchema,
  title: lineSchema.min(1).max(limits.flowTitleCharsMax),
  done: z.boolean(),
});

const titleSchema = lineSchema
  .min(1, 'give the flow a title')
  .max(limits.flowTitleCharsMax, `a title has at most ${limits.flowTitleCharsMax} characters`);
const notesSchema = z
  .string()
  .overwrite((text) => text.toWellFormed())
  .max(limits.flowNotesCharsMax, `notes have at most ${limits.flowNotesCharsMax} characters`);
const labelSchema = lineSchema.min(1).max(limits.flowLabelCharsMax);
const labelsSchema = z.array(labelSchema).max(limits.flowLabelsMax);
const estimateSchema = z.int().min(1).max(limits.flowEstimateMinutesMax);
const stepsSchema = z.array(stepSchema).max(limits.flowStepsMax);

/** A recurrence rule of RFC 5545, without the `RRULE:` prefix and without DTSTART, for example `FREQ=WEEKLY;INTERVAL=2;BYDAY=FR`. */
export const recurrenceSchema = z
  .string()
  .max(limits.recurrenceCharsMax)
  .regex(/^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+-]+)*$/, 'must be an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=FR');

export const flowSchema = z
  .strictObject({
    id: flowIdSchema,
    contextId: contextIdSchema,
    title: titleSchema,
    /** Markdown; empty when there are none. */
    notes: notesSchema,
    priority: prioritySchema,
    due: dueSchema.nullable(),
    /** Not to be started before this day. */
    startDay: daySchema.nullable(),
    estimateMinutes: estimateSchema.nullable(),
    labels: labelsSchema,
    steps: stepsSchema,
    recurrence: recurrenceSchema.nullable(),
    position: positionSchema,
    state: flowStateSchema,
    /** The day on which a parked flow opens again; null parks it until somebody opens it. */
    parkedUntilDay: daySchema.nullable(),
    /** The start of `parkedUntilDay` in the person's zone, worked out by the server. */
    wakesAt: instantSchema.nullable(),
    completedAt: instantSchema.nullable(),
    /** Set while the flow is in the trash; it keeps its state, and after 30 days it is gone. */
    trashedAt: instantSchema.nullable(),
    source: flowSourceSchema,
    /** The message of a talk that it came from. */
    sourceMessageId: z.string().max(64).nullable(),
    sample: z.boolean(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    version: z.int().min(1),
  })
  .meta({ id: 'Flow' });

export const flowCreateSchema = z.strictObject({
  contextId: contextIdSchema,
  title: titleSchema,
  notes: notesSchema.default(''),
  priority: prioritySchema.default('medium'),
  due: dueSchema.nullable().default(null),
  startDay: daySchema.nullable().default(null),
  estimateMinutes: estimateSchema.nullable().default(null),
  labels: labelsSchema.default([]),
  steps: stepsSchema.default([]),
  recurrence: recurrenceSchema.nullable().default(null),
});

/** An absent field is left as it is; null clears a field that may be empty. */
export const flowEditSchema = z
  .strictObject({
    title: titleSchema,
    notes: notesSchema,
    priority: prioritySchema,
    due: dueSchema.nullable(),
    startDay: daySchema.nullable(),
    estimateMinutes: estimateSchema.nullable(),
    labels: labelsSchema,
    steps: stepsSchema,
    recurrence: recurrenceSchema.nullable(),
  })
  .partial()
  .refine((edit) => Object.keys(edit).length > 0, 'name at least one field to change');

export const flowParkSchema = z.strictObject({ untilDay: daySchema.nullable().default(null) });

/** Where a flow goes. Without `contextId` it stays in its context. `afterId` null puts it first; absent puts it first in another context. */
export const flowMoveSchema = z.strictObject({
  contextId: contextIdSchema.optional(),
  afterId: flowIdSchema.nullable().default(null),
});

/** New steps, added behind those it has. */
export const flowSplitSchema = z.strictObject({
  titles: z.array(lineSchema.min(1).max(limits.flowTitleCharsMax)).min(1).max(limits.flowStepsMax),
});

/** One thing done to several flows as one act. */
export const flowBulkSchema = z.strictObject({
  flowIds: z.array(flowIdSchema).min(1).max(limits.bulkFlowsMax),
  action: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('complete') }),
    z.strictObject({ type: z.literal('reopen') }),
    z.strictObject({ type: z.literal('park'), untilDay: daySchema.nullable().default(null) }),
    z.strictObject({ type: z.literal('archive') }),
    z.strictObject({ type: z.literal('trash') }),
    z.strictObject({ type: z.literal('restore') }),
    z.strictObject({ type: z.literal('move'), contextId: contextIdSchema }),
    z.strictObject({ type: z.literal('edit'), edit: flowEditSchema }),
  ]),
});

/** `trashed` is not a state of a flow but a place; a flow in the trash is in no other list. */
export const flowListStateSchema = z.enum(['open', 'done', 'parked', 'archived', 'trashed']);

export const flowListQuerySchema = z.strictObject({
  contextId: contextIdSchema.optional(),
  state: flowListStateSchema.default('open'),
  /** Done at or after this instant; only with `state=done`. */
  completedSince: instantSchema.optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageItemsMax).default(limits.pageItemsDefault),
  cursor: z.string().max(limits.cursorCharsMax).optional(),
});

export const flowSearchQuerySchema = z.strictObject({
  q: z.string().trim().min(1, 'say what to look for').max(limits.searchCharsMax),
  contextId: contextIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(limits.pageItemsMax).default(limits.pageItemsDefault),
  cursor: z.string().max(limits.cursorCharsMax).optional(),
});

export type Due = z.infer<typeof dueSchema>;
export type Priority = z.infer<typeof prioritySchema>;
export type FlowState = z.infer<typeof flowStateSchema>;
export type FlowSource = z.infer<typeof flowSourceSchema>;
export type FlowListState = z.infer<typeof flowListStateSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Flow = z.infer<typeof flowSchema>;
export type FlowCreate = z.infer<typeof flowCreateSchema>;
export type FlowEdit = z.infer<typeof flowEditSchema>;
export type FlowMove = z.infer<typeof flowMoveSchema>;
export type FlowBulk = z.infer<typeof flowBulkSchema>;
export type FlowListQuery = z.infer<typeof flowListQuerySchema>;
export type FlowSearchQuery = z.infer<typeof flowSearchQuerySchema>;
