import type { Context, ContextState } from 'my_flow_contract';
import { nameKey } from '#src/domain/contexts/name-key.ts';
import type { Fields } from './stored-change.ts';

/** What queries over contexts go by. One in the trash holds no name. */
export function contextFields(context: Context): Fields {
  return {
    list: contextList(context),
    position: context.position,
    ...(context.trashedAt === null ? { nameKey: nameKey(context.name) } : { trashedAt: new Date(context.trashedAt) }),
    ...(context.sample ? { sample: true } : {}),
  };
}

function contextList(context: Context): ContextState {
  if (context.trashedAt !== null) return 'trashed';
  return context.archivedAt === null ? 'active' : 'archived';
}
