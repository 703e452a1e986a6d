import type { QueryClient } from '@tanstack/react-query';
import type { Context, Flow } from 'my_flow_contract';
import { keys } from '#src/lib/data/keys.ts';
import { refreshFlow } from '#src/lib/data/refresh-flow.ts';
import type { RunAct } from '#src/lib/data/use-act.ts';
import { wantFlow } from '#src/lib/room/wanted-flow.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import type { ListController } from '../list-controller.ts';
import { shortTitle } from '../short-title.ts';

type Gone = { readonly flow: Flow; readonly client: QueryClient; readonly act: RunAct; readonly controller: ListController };

/** Says where the flow went that was in the editor; out of the trash it comes back into the editor, with what was typed. */
export async function sayGone({ flow: before, client, act, controller }: Gone): Promise<void> {
  const flow = await refreshFlow(client, before.id).catch(() => null);
  if (flow === null) {
    notify.failure(t('problem.not_found'));
    return;
  }
  const title = shortTitle(flow.title);
  const context = client.getQueryData<Context[]>(keys.contexts)?.find(({ id }) => id === flow.contextId);
  if (flow.trashedAt !== null) {
    notify.done(t('flows.gone.trashed', { title }), { label: t('trash.restore'), run: () => restore(flow, act, controller) });
  } else if (flow.contextId !== before.contextId && context !== undefined) {
    notify.done(t('flows.gone.moved', { title, context: context.name }));
  } else notify.done(t('flows.gone.putAway', { title }));
}

function restore(flow: Flow, act: RunAct, controller: ListController): void {
  void act(
    'restoreFlow',
    { params: { flowId: flow.id } },
    {
      expected: { flows: [{ ...flow, trashedAt: null }] },
      onDone() {
        // It may be among the rest, which is not shown.
        wantFlow(flow.id);
        controller.edit(flow.id);
      },
    },
  );
}
