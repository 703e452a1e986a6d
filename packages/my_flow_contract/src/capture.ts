import { z } from 'zod';
import { dueSchema, prioritySchema, recurrenceSchema } from './flow.ts';
import { limits } from './limits.ts';
import { contextIdSchema, daySchema, instantSchema, localeSchema, zoneSchema } from './scalars.ts';

export const spanKindSchema = z.enum(['due', 'start', 'priority', 'label', 'context', 'estimate', 'recurrence', 'quote', 'lead']);

/** A half-open range `[start, end)` of UTF-16 code units of the captured text, and what it was understood as. */
export const spanSchema = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  kind: spanKindSchema,
  /** The exact text of the range. */
  text: z.string(),
  /** Whether it is shown as a chip that can be clicked away; quotes and dropped opening words are not. */
  chip: z.boolean(),
});

/** One clause of the captured text: one flow to be. */
export const clauseSchema = z
  .strictObject({
    start: z.int().min(0),
    end: z.int().min(0),
    title: z.string().min(1).max(limits.flowTitleCharsMax),
    /** The whole text of the clause when the title had to be cut, else empty. */
    notes: z.string().max(limits.flowNotesCharsMax),
    priority: prioritySchema.nullable(),
    due: dueSchema.nullable(),
    startDay: daySchema.nullable(),
    estimateMinutes: z.int().min(1).max(limits.flowEstimateMinutesMax).nullable(),
    labels: z.array(z.string()).max(limits.flowLabelsMax),
    recurrence: recurrenceSchema.nullable(),
    /** The context that `@Name` names; null stays in the context of the capture line. */
    contextId: contextIdSchema.nullable(),
    /** An `@Name` of no context: it stays in the title, and is offered as a new one. */
    unknownContextName: z.string().nullable(),
    spans: z.array(spanSchema),
  })
  .meta({ id: 'Clause' });

const readingFields = {
  text: z.string().max(limits.captureCharsMax, `one capture has at most ${limits.captureCharsMax} characters`),
  /** The room it is typed in. */
  contextId: contextIdSchema,
  /** The moment it was typed; at most 30 days back, not in the future; absent means now. */
  capturedAt: instantSchema.optional(),
  zone: zoneSchema.optional(),
  locale: localeSchema.optional(),
  /** Ranges whose chips were clicked away: they are read as plain words. */
  ignored: z
    .array(z.strictObject({ start: z.int().min(0), end: z.int().min(0) }))
    .max(100)
    .default([]),
};

export const captureParseSchema = z.strictObject(readingFields);

export const captureSchema = z.strictObject({
  ...readingFields,
  text: readingFields.text.refine((text) => text.trim().length > 0, 'type what there is to do'),
});

export const captureReadingSchema = z
  .strictObject({ clauses: z.array(clauseSchema).max(limits.captureFlowsMax) })
  .meta({ id: 'CaptureReading' });

export type SpanKind = z.infer<typeof spanKindSchema>;
export type Span = z.infer<typeof spanSchema>;
export type Clause = z.infer<typeof clauseSchema>;
export type CaptureParse = z.infer<typeof captureParseSchema>;
export type Capture = z.infer<typeof captureSchema>;
export type CaptureReading = z.infer<typeof captureReadingSchema>;
