import { z } from 'zod';
import { changeResultSchema } from './act.ts';

/**
 * Events of the live stream. `act` carries a change, its SSE id is the act's number; `ready` tells the number the stream starts behind;
 * `reset` says that too much was missed: read everything again, the stream goes on from its number. `beat` comes every `liveBeatMs` and says that the
 * stream lives; it has no id.
 */
export const liveEventSchema = z
  .discriminatedUnion('event', [
    z.strictObject({ event: z.literal('ready'), data: z.strictObject({ seq: z.int().min(0) }) }),
    z.strictObject({ event: z.literal('act'), data: changeResultSchema }),
    z.strictObject({ event: z.literal('reset'), data: z.strictObject({ seq: z.int().min(0) }) }),
    z.strictObject({ event: z.literal('beat'), data: z.strictObject({}) }),
  ])
  .meta({ id: 'LiveEvent' });

/** For clients that cannot set the header `Last-Event-ID` on the first connection; the header counts when both are there. */
export const liveQuerySchema = z.strictObject({ lastEventId: z.coerce.number().int().min(0).optional() });

export type LiveEvent = z.infer<typeof liveEventSchema>;
