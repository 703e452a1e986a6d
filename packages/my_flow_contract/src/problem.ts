import { z } from 'zod';
import { type ProblemCode, problemTable } from './problem-table.ts';

/** The names of the table as a tuple, since a zod enum wants one. */
const codes = Object.keys(problemTable) as [ProblemCode, ...ProblemCode[]];

/** RFC 9457 problem details, with our code and the id of the request. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string().optional(),
    requestId: z.string(),
    /** What was wrong where, for `invalid_request`: a JSON path such as `body.title`, and words. */
    issues: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
    /** The later act, for `act_conflict`. */
    conflict: z.strictObject({ actId: z.string(), kind: z.string(), title: z.string() }).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;
