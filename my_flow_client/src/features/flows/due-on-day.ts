import type { Day, Due } from 'my_flow_contract';
import { clockTimeIn, zonedInstant } from '#src/lib/time/zoned-instant.ts';

/** A due moved to another day: an instant keeps its time of day and the zone it was said in. */
export function dueOnDay(due: Due | null, day: Day): Due {
  if (due === null || due.kind === 'day') return { kind: 'day', day };
  return { kind: 'instant', at: zonedInstant(day, clockTimeIn(due.at, due.zone), due.zone), zone: due.zone };
}
