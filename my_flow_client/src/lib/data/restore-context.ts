import type { Context } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';
import type { RunAct } from './use-act.ts';

/** Brings a context back from the archive or the trash; `onDone` is called when it is there. */
export function restoreContext(act: RunAct, context: Context, onDone: () => void = () => undefined): void {
  void act(
    'restoreContext',
    { params: { contextId: context.id } },
    {
      // Out of the trash it is archived still, if it was.
      expected: { contexts: [context.trashedAt === null ? { ...context, archivedAt: null } : { ...context, trashedAt: null }] },
      toast: t('trash.restored', { title: context.name }),
      onDone,
    },
  );
}
