'use client';

import { Archive, ArrowRightLeft, CalendarDays, CircleCheck, CirclePause, Flag, RotateCcw, Trash2, X } from 'lucide-react';
import type { Flow } from 'my_flow_contract';
import type { ReactNode } from 'react';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { useListController } from './list-controller.ts';
import type { PickerKind } from './list-state.ts';
import { FlowPicker } from './pickers/flow-pickers.tsx';
import { isClosing } from './use-list-actions.ts';

type BulkBarProps = { readonly flows: readonly Flow[]; readonly picker: PickerKind | null };

/** What can be done with all that is selected, floating over the end of the lists. */
export function BulkBar({ flows, picker }: BulkBarProps) {
  const controller = useListController();
  const { acts } = controller;
  const leave = (change: () => void) => () => controller.leaving(flows, change);
  const isOpen = isClosing(flows);
  return (
    <div
      role="toolbar"
      aria-label={t('flows.bulk.label')}
      className="fixed inset-x-3 bottom-[140px] z-30 mx-auto flex max-w-[calc(100vw-24px)] min-[481px]:w-fit items-center gap-0.5 rounded-l border border-accent-line bg-surface-2 p-1.5 shadow-float sm:bottom-[84px]"
    >
      <span className="whitespace-nowrap px-2.5 font-semibold text-sm tabular-nums max-[480px]:hidden">
        {t('flows.bulk.count', { count: flows.length })}
      </span>
      <span aria-hidden="true" className="px-1.5 font-semibold text-sm tabular-nums min-[481px]:hidden">
        {flows.length}
      </span>
      {isOpen ? (
        <BulkButton label={t('flows.action.complete')} icon={<CircleCheck {...look} />} onPress={leave(() => acts.complete(flows))} />
      ) : (
        <BulkButton label={t('flows.action.reopen')} icon={<RotateCcw {...look} />} onPress={leave(() => acts.reopen(flows))} />
      )}
      <BulkButton label={t('flows.action.due')} icon={<CalendarDays {...look} />} onPress={() => controller.pick('due', null)} isMenu />
      <BulkButton label={t('flows.action.priority')} icon={<Flag {...look} />} onPress={() => controller.pick('priority', null)} isMenu />
      {isOpen && (
        <BulkButton label={t('flows.action.park')} icon={<CirclePause {...look} />} onPress={() => controller.pick('park', null)} isMenu />
      )}
      <BulkButton label={t('flows.action.move')} icon={<ArrowRightLeft {...look} />} onPress={() => controller.pick('move', null)} isMenu />
      <BulkButton label={t('flows.action.archive')} icon={<Archive {...look} />} onPress={leave(() => acts.archive(flows))} />
      <BulkButton label={t('flows.action.trash')} icon={<Trash2 {...look} />} onPress={leave(() => acts.trash(flows))} />
      <span aria-hidden="true" className="mx-1 h-5 w-px shrink-0 bg-line-strong" />
      <BulkButton
        label={t('flows.action.clearSelection')}
        icon={<X {...look} />}
        onPress={() => controller.dispatch({ type: 'clearSelection' })}
      />
      {picker !== null && picker !== 'menu' && <FlowPicker kind={picker} flows={flows} onClose={controller.closePicker} />}
    </div>
  );
}

const look = { size: 17, 'aria-hidden': true } as const;

type BulkButtonProps = { readonly label: string; readonly icon: ReactNode; readonly onPress: () => void; readonly isMenu?: boolean };

function BulkButton({ label, icon, onPress, isMenu = false }: BulkButtonProps) {
  return (
    <Button
      look="icon"
      size="smallSquare"
      className="min-w-0 text-fg-2 hover:text-fg max-[480px]:flex-1 pointer-coarse:h-11"
      onClick={onPress}
      aria-label={label}
      title={label}
      {...(isMenu ? { 'aria-haspopup': 'dialog' } : {})}
    >
      {icon}
    </Button>
  );
}
