'use client';

import { type Action, type ActionGroup, useOfferedActions } from '#src/lib/actions/actions.ts';
import { t } from '#src/lib/words/words.ts';
import { Dialog } from '#src/ui/dialog.tsx';
import { Kbd } from '#src/ui/kbd.tsx';
import { keyRows } from './key-rows.ts';

const groups = ['capture', 'flow', 'contexts', 'go', 'view'] as const satisfies readonly ActionGroup[];

/** Every action that is offered here and now, by group. Those without a key are in the palette. */
export function KeySheetDialog({ onClose }: { onClose: () => void }) {
  const offered = useOfferedActions();
  return (
    <Dialog isOpen onClose={onClose} title={t('keys.title')} description={t('keys.description')} width="sm:w-[min(820px,calc(100vw-32px))]">
      <div className="columns-1 gap-x-10 sm:columns-2">
        {groups.map((group) => (
          <KeyGroup key={group} group={group} actions={offered.filter((action) => action.group === group)} />
        ))}
      </div>
    </Dialog>
  );
}

function KeyGroup({ group, actions }: { readonly group: ActionGroup; readonly actions: readonly Action[] }) {
  const rows = keyRows(actions);
  if (rows.length === 0) return null;
  return (
    <section className="mb-5 break-inside-avoid-column">
      <h3 className="mb-1 font-semibold text-accent-strong text-sm">{t(`palette.group.${group}`)}</h3>
      <ul>
        {rows.map(({ title, keys }) => (
          <li key={title} className="flex min-h-8 items-center gap-1.5 border-line border-b py-1 last:border-b-0">
            <span className="min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">{title}</span>
            {keys.map((combination) => (
              <ShownKeys key={combination} keys={combination} />
            ))}
            {keys.length === 0 && <span className="text-fg-3 text-xs">{t('keys.inPalette')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ShownKeys({ keys }: { keys: string }) {
  return (
    <>
      <Kbd keys={keys} className="shrink-0" />
      <span className="sr-only">{keys.replace('mod', t('keys.mod')).replaceAll('+', ' ')}</span>
    </>
  );
}
