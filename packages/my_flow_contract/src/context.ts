import { z } from 'zod';
import { limits } from './limits.ts';
import { isOneEmoji } from './one-emoji.ts';
import { lineSchema } from './one-line.ts';
import { clockTimeSchema, contextIdSchema, instantSchema, positionSchema } from './scalars.ts';

/** The hours in which a context is open: each span holds on its ISO weekdays (1 Monday to 7 Sunday), in the person's zone. `to` at or before `from` runs past midnight, so that two equal times are a whole day. */
export const hoursSchema = z
  .array(z.strictObject({ weekdays: z.array(z.int().min(1).max(7)).min(1).max(7), from: clockTimeSchema, to: clockTimeSchema }))
  .min(1)
  .max(limits.contextHoursSpansMax);

const nameSchema = lineSchema
  .min(1, 'give the context a name')
  .max(limits.contextNameCharsMax, `a name has at most ${limits.contextNameCharsMax} characters`);

const iconSchema = z.string().min(1).max(limits.contextIconCharsMax).refine(isOneEmoji, 'must be one emoji');

export const contextSchema = z
  .strictObject({
    id: contextIdSchema,
    name: nameSchema,
    icon: iconSchema,
    hue: z.int().min(0).max(359),
    position: positionSchema,
    hours: hoursSchema.nullable(),
    /** Set while the context is archived: it keeps its flows, and is offered nowhere. */
    archivedAt: instantSchema.nullable(),
    /** Set while the context is in the trash, with all its flows; after 30 days it is gone. */
    trashedAt: instantSchema.nullable(),
    /** Came with the sample data, and goes with it. */
    sample: z.boolean(),
    createdAt: instantSchema,
    updatedAt: instantSchema,
    version: z.int().min(1),
  })
  .meta({ id: 'Context' });

export const contextCreateSchema = z.strictObject({
  name: nameSchema,
  icon: iconSchema.default('🗂️'),
  hue: z.int().min(0).max(359).default(250),
  hours: hoursSchema.nullable().default(null),
});

/** An absent field is left as it is; `hours: null` clears the hours. */
export const contextEditSchema = z
  .strictObject({ name: nameSchema, icon: iconSchema, hue: z.int().min(0).max(359), hours: hoursSchema.nullable() })
  .partial()
  .refine((edit) => Object.keys(edit).length > 0, 'name at least one field to change');

export const contextReorderSchema = z.strictObject({
  /** The context that it comes after; null puts it first. */
  afterId: contextIdSchema.nullable(),
});

export const contextMergeSchema = z.strictObject({ intoId: contextIdSchema });

export const contextStateSchema = z.enum(['active', 'archived', 'trashed']);

/** Counts of one context, all of them counted by the store, none taken from a capped list. */
export const contextSummarySchema = z
  .strictObject({
    contextId: contextIdSchema,
    open: z.int().min(0),
    overdue: z.int().min(0),
    /** Due today and not overdue yet: nothing is in both counts. */
    dueToday: z.int().min(0),
    parked: z.int().min(0),
    doneToday: z.int().min(0),
    doneThisWeek: z.int().min(0),
    /** Open flows that are due before this week ends, overdue ones included. */
    openThisWeek: z.int().min(0),
    /** The flow that was touched last, of any state but trashed; null in an empty context. */
    lastTouched: z.strictObject({ title: z.string(), at: instantSchema }).nullable(),
  })
  .meta({ id: 'ContextSummary' });

export type Hours = z.infer<typeof hoursSchema>;
export type Context = z.infer<typeof contextSchema>;
export type ContextCreate = z.infer<typeof contextCreateSchema>;
export type ContextEdit = z.infer<typeof contextEditSchema>;
export type ContextState = z.infer<typeof contextStateSchema>;
export type ContextSummary = z.infer<typeof contextSummarySchema>;
