import type { Context } from 'my_flow_contract';
import { call } from '#src/lib/api/call.ts';
import { restoreContext } from '#src/lib/data/restore-context.ts';
import type { RunAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';

type Left = { readonly contextId: string; readonly act: RunAct; readonly enterRoom: (contextId: string) => void };

/** Says where the context went whose room was left because it was put away on another page, and offers the way back. */
export async function sayLeft({ contextId, act, enterRoom }: Left): Promise<void> {
  const lists = await Promise.all((['archived', 'trashed'] as const).map((state) => call('listContexts', { query: { state } })));
  const context = lists.flatMap(({ items }): readonly Context[] => items).find(({ id }) => id === contextId);
  // Sample data leaves nothing behind, and whoever removes it is told.
  if (context === undefined) return;
  notify.done(t(context.trashedAt === null ? 'contexts.gone.archivedNow' : 'contexts.gone.trashedNow', { name: context.name }), {
    label: t('trash.restore'),
    run: () => restoreContext(act, context, () => enterRoom(contextId)),
  });
}
