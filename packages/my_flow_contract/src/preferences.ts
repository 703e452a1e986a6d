import { z } from 'zod';
import { contextIdSchema, localeSchema, zoneSchema } from './scalars.ts';

export const themeSchema = z.enum(['dark', 'light', 'system']);

export const preferencesSchema = z
  .strictObject({
    theme: themeSchema,
    /** Null until the browser or the person has said it; UTC is used until then. */
    zone: zoneSchema.nullable(),
    locale: localeSchema.nullable(),
    /** ISO weekday on which a week starts: 1 Monday, 6 Saturday, 7 Sunday. */
    weekStart: z.union([z.literal(1), z.literal(6), z.literal(7)]),
    /** The context that was open last; the first page opens there. */
    lastContextId: contextIdSchema.nullable(),
    version: z.int().min(0),
  })
  .meta({ id: 'Preferences' });

export const preferencesEditSchema = preferencesSchema
  .omit({ version: true })
  .partial()
  .refine((edit) => Object.keys(edit).length > 0, 'name at least one field to change');

export type Preferences = z.infer<typeof preferencesSchema>;
export type PreferencesEdit = z.infer<typeof preferencesEditSchema>;
