import { z } from 'zod';
import { contextSchema } from './context.ts';
import { flowSchema } from './flow.ts';
import { limits } from './limits.ts';
import { preferencesSchema } from './preferences.ts';
import { actIdSchema, contextIdSchema, instantSchema } from './scalars.ts';

/** Who made a change: the person, the companion, a personal token, or a rule of MyFlow's own (waking a parked flow). */
export const actAuthorSchema = z.union([z.enum(['you', 'companion', 'rule']), z.string().regex(/^token:tok_[0-9A-Z]{26}$/)]);

export const actKindSchema = z.enum([
  'context.create',
  'context.edit',
  'context.reorder',
  'context.archive',
  'context.restore',
  'context.merge',
  'context.delete',
  'flow.create',
  'flow.capture',
  'flow.edit',
  'flow.complete',
  'flow.reopen',
  'flow.park',
  'flow.wake',
  'flow.archive',
  'flow.move',
  'flow.reorder',
  'flow.duplicate',
  'flow.split',
  'flow.trash',
  'flow.restore',
  'sample.add',
  'sample.remove',
  'preferences.edit',
  'undo',
  'redo',
]);

/** The fields that a change may name: those of the document without its bookkeeping (`updatedAt`, `version`). */
const fieldsSchema = z.record(z.string(), z.unknown());

/**
 * What one act did to one document. `before` null: it was created; `after` null: it was removed;
 * otherwise both name the same fields, only those that differ. Preferences have the id `preferences`.
 */
export const changeSchema = z
  .strictObject({
    entity: z.enum(['context', 'flow', 'preferences']),
    id: z.string().max(64),
    before: fieldsSchema.nullable(),
    after: fieldsSchema.nullable(),
  })
  .meta({ id: 'Change' });

/** The head of an act: everything but its changes. */
export const actHeadSchema = z
  .strictObject({
    id: actIdSchema,
    /** One more than the person's act before; without gaps. */
    seq: z.int().min(1),
    author: actAuthorSchema,
    kind: actKindSchema,
    at: instantSchema,
    requestId: z.string().max(128).nullable(),
    turnId: z.string().max(64).nullable(),
    /** What it was about, in the words of that moment: the title of the first document, and how many there were. */
    subject: z.strictObject({
      title: z.string(),
      count: z.int().min(0),
      contextId: contextIdSchema.nullable(),
      /** Of an undo or a redo: the kind of act that it took back or did again. Absent for other acts. */
      kind: actKindSchema.optional(),
    }),
    /** The act that this one undid or redid. */
    undoes: actIdSchema.nullable(),
    /** The act that undid this one, while it stays undone. */
    undoneBy: actIdSchema.nullable(),
  })
  .meta({ id: 'ActHead' });

export const actSchema = actHeadSchema.extend({ changes: z.array(changeSchema) }).meta({ id: 'Act' });

/** The answer to every write, and what a live stream tells: the act, and the documents as they stand after it. */
export const changeResultSchema = z
  .strictObject({
    act: actHeadSchema,
    contexts: z.array(contextSchema),
    flows: z.array(flowSchema),
    /** Ids of documents that exist no more. */
    removedIds: z.array(z.string().max(64)),
    preferences: preferencesSchema.nullable(),
    /** True when the act touched more documents than fit an answer: read the lists again. */
    truncated: z.boolean(),
  })
  .meta({ id: 'ChangeResult' });

export const actListQuerySchema = z
  .strictObject({
    /** Acts with a greater number, oldest first. Not together with `before`. */
    after: z.coerce.number().int().min(0).optional(),
    /** Acts with a smaller number, newest first. Without either: the newest. */
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(limits.pageItemsMax).default(limits.pageItemsDefault),
  })
  .refine((query) => query.after === undefined || query.before === undefined, 'give after or before, not both');

/** Without an id: the newest act that can be undone (or redone). */
export const undoSchema = z.strictObject({ actId: actIdSchema.optional() });

export type ActAuthor = z.infer<typeof actAuthorSchema>;
export type ActKind = z.infer<typeof actKindSchema>;
export type Change = z.infer<typeof changeSchema>;
export type ActHead = z.infer<typeof actHeadSchema>;
export type Act = z.infer<typeof actSchema>;
export type ChangeResult = z.infer<typeof changeResultSchema>;
export type ActListQuery = z.infer<typeof actListQuerySchema>;
