'use client';

import {
  Archive,
  ArrowDown,
  ArrowRightLeft,
  ArrowUp,
  CalendarDays,
  CircleCheck,
  CirclePause,
  Copy,
  Flag,
  ListChecks,
  Pencil,
  RotateCcw,
  SquareCheck,
  Trash2,
} from 'lucide-react';
import type { Flow, NowReason } from 'my_flow_contract';
import { DropdownMenu } from 'radix-ui';
import { useEffect, useRef } from 'react';
import { t } from '#src/lib/words/words.ts';
import { MenuItem, MenuLine } from '#src/ui/menu.tsx';
import { reasonWords } from '../flow-look.ts';
import { type ListController, useListController } from '../list-controller.ts';
import { useFocusReturn } from './use-focus-return.ts';

type RowMenuProps = { readonly flow: Flow; readonly reason: NowReason | null };

/** Everything that can be done with a flow, each with its key, and why it is in Now. */
export function RowMenu({ flow, reason }: RowMenuProps) {
  const controller = useListController();
  const content = useRef<HTMLDivElement>(null);
  useFocusReturn();
  useEffect(() => {
    // It was opened by a key or a click on another element, so the menu itself does not know to start at its first line.
    const frame = requestAnimationFrame(() => content.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(isOpen) => !isOpen && controller.closePicker()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      {/* Inside of the main landmark: its words are read there, and stand outside of none. */}
      <DropdownMenu.Portal container={document.getElementById('content')}>
        <DropdownMenu.Content
          ref={content}
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={t('flows.menuOf', { title: flow.title })}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] w-[248px] overflow-y-auto rounded-m border border-line-strong bg-surface-2 p-1.5 text-sm shadow-float"
        >
          {reason !== null && (
            <p className="px-2.5 pt-1.5 pb-2 text-fg-3 text-xs">{t('flows.reasonIs', { reason: reasonWords(reason) })}</p>
          )}
          {flow.state === 'open' ? <OpenItems flow={flow} controller={controller} /> : <ClosedItems flow={flow} controller={controller} />}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type ItemsProps = { readonly flow: Flow; readonly controller: ListController };

/** After the menu is gone, so that its going does not take the focus from what comes. */
function later(run: () => void): () => void {
  return () => setTimeout(run);
}

function OpenItems({ flow, controller }: ItemsProps) {
  const { acts } = controller;
  const item = icons;
  return (
    <>
      <MenuItem icon={item.complete} keys="d" onSelect={later(() => controller.toggle(flow))}>
        {t('flows.action.complete')}
      </MenuItem>
      <MenuItem icon={item.edit} keys="e" onSelect={later(() => controller.edit(flow.id))}>
        {t('flows.action.edit')}
      </MenuItem>
      <MenuItem icon={item.due} keys="t" onSelect={later(() => controller.pick('due', flow.id))}>
        {t('flows.action.due')}
      </MenuItem>
      <MenuItem icon={item.priority} keys="!" onSelect={later(() => controller.pick('priority', flow.id))}>
        {t('flows.action.priority')}
      </MenuItem>
      <MenuItem icon={item.split} keys="s" onSelect={later(() => controller.edit(flow.id, 'steps'))}>
        {t('flows.action.split')}
      </MenuItem>
      <MenuLine />
      <MenuItem icon={item.park} keys="p" onSelect={later(() => controller.pick('park', flow.id))}>
        {t('flows.action.park')}
      </MenuItem>
      <MenuItem icon={item.move} keys="m" onSelect={later(() => controller.pick('move', flow.id))}>
        {t('flows.action.move')}
      </MenuItem>
      <MenuItem icon={item.up} keys="alt+ArrowUp" onSelect={later(() => controller.shift(flow, -1))}>
        {t('flows.action.up')}
      </MenuItem>
      <MenuItem icon={item.down} keys="alt+ArrowDown" onSelect={later(() => controller.shift(flow, 1))}>
        {t('flows.action.down')}
      </MenuItem>
      <MenuItem icon={item.duplicate} keys="shift+d" onSelect={later(() => acts.duplicate(flow, controller.ordered()))}>
        {t('flows.action.duplicate')}
      </MenuItem>
      <LastItems flow={flow} controller={controller} />
    </>
  );
}

function ClosedItems({ flow, controller }: ItemsProps) {
  const item = icons;
  return (
    <>
      <MenuItem
        icon={item.reopen}
        {...(flow.state === 'parked' ? {} : { keys: 'd' })}
        onSelect={later(() => controller.leaving([flow], () => controller.acts.reopen([flow])))}
      >
        {t('flows.action.reopen')}
      </MenuItem>
      {flow.state === 'parked' && (
        <>
          <MenuItem icon={item.complete} keys="d" onSelect={later(() => controller.toggle(flow))}>
            {t('flows.action.complete')}
          </MenuItem>
          <MenuItem icon={item.park} keys="p" onSelect={later(() => controller.pick('park', flow.id))}>
            {t('flows.action.park')}
          </MenuItem>
        </>
      )}
      <MenuItem icon={item.edit} keys="e" onSelect={later(() => controller.edit(flow.id))}>
        {t('flows.action.edit')}
      </MenuItem>
      <MenuItem icon={item.move} keys="m" onSelect={later(() => controller.pick('move', flow.id))}>
        {t('flows.action.move')}
      </MenuItem>
      <MenuItem icon={item.duplicate} keys="shift+d" onSelect={later(() => controller.acts.duplicate(flow, controller.ordered()))}>
        {t('flows.action.duplicate')}
      </MenuItem>
      <LastItems flow={flow} controller={controller} />
    </>
  );
}

function LastItems({ flow, controller }: ItemsProps) {
  const { acts } = controller;
  return (
    <>
      <MenuItem icon={icons.select} keys="x" onSelect={later(() => controller.toggleSelected(flow))}>
        {t('flows.action.select')}
      </MenuItem>
      <MenuLine />
      {flow.state !== 'archived' && (
        <MenuItem icon={icons.archive} keys="a" onSelect={later(() => controller.leaving([flow], () => acts.archive([flow])))}>
          {t('flows.action.archive')}
        </MenuItem>
      )}
      <MenuItem
        icon={icons.trash}
        keys="Backspace"
        isDangerous
        onSelect={later(() => controller.leaving([flow], () => acts.trash([flow])))}
      >
        {t('flows.action.trash')}
      </MenuItem>
    </>
  );
}

const look = { size: 16, 'aria-hidden': true, className: 'shrink-0 text-fg-3' } as const;
const icons = {
  complete: <CircleCheck {...look} />,
  reopen: <RotateCcw {...look} />,
  edit: <Pencil {...look} />,
  due: <CalendarDays {...look} />,
  priority: <Flag {...look} />,
  split: <ListChecks {...look} />,
  park: <CirclePause {...look} />,
  move: <ArrowRightLeft {...look} />,
  up: <ArrowUp {...look} />,
  down: <ArrowDown {...look} />,
  duplicate: <Copy {...look} />,
  select: <SquareCheck {...look} />,
  archive: <Archive {...look} />,
  trash: <Trash2 size={16} aria-hidden="true" className="shrink-0" />,
};
