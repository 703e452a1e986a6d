import { type Context, type ContextCreate, type Instant, limits } from 'my_flow_contract';
import { Failure } from '#src/domain/failure.ts';

/** A new active context. */
export function newContext(
  fields: ContextCreate,
  birth: { readonly id: string; readonly at: Instant; readonly position: string },
): Context {
  return {
    id: birth.id,
    name: fields.name,
    icon: fields.icon,
    hue: fields.hue,
    position: birth.position,
    hours: fields.hours,
    archivedAt: null,
    trashedAt: null,
    sample: false,
    createdAt: birth.at,
    updatedAt: birth.at,
    version: 1,
  };
}

/** Throws limit_reached when a person has no room for so many more contexts. */
export function refuseTooManyContexts(contextCount: number, addedCount: number): void {
  if (contextCount + addedCount <= limits.contextsPerUserMax) return;
  throw new Failure(
    'limit_reached',
    `There is room for ${limits.contextsPerUserMax} contexts, archived ones included; merge or delete one of the ${contextCount}.`,
  );
}
