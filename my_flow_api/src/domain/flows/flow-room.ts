import { type Context, limits } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';

/** Throws limit_reached when a context has no room for so many more flows. */
export function refuseFullContext(context: Context, flowCount: number, addedCount: number): void {
  if (flowCount + addedCount <= limits.flowsPerContextMax) return;
  throw new Failure(
    'limit_reached',
    `“${context.name}” has room for ${limits.flowsPerContextMax} flows, done ones included; put some of its ${flowCount} into the trash.`,
  );
}
