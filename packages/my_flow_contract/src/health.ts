import { z } from 'zod';

export const healthSchema = z
  .strictObject({
    status: z.enum(['ok', 'degraded']),
    db: z.enum(['connected', 'disconnected']),
    cache: z.enum(['connected', 'disconnected', 'not_configured']),
  })
  .meta({ id: 'Health' });

export const readinessSchema = z.strictObject({ ready: z.boolean(), missing: z.array(z.string()) }).meta({ id: 'Readiness' });

export type Health = z.infer<typeof healthSchema>;
export type Readiness = z.infer<typeof readinessSchema>;
