'use client';

import { DropdownMenu } from 'radix-ui';
import { createContext, type ReactNode, type RefObject, useContext, useRef } from 'react';
import { cn } from '#src/lib/cn.ts';
import { Kbd } from './kbd.tsx';

type MenuProps = { readonly trigger: ReactNode; readonly children: ReactNode; readonly onOpenChange?: (isOpen: boolean) => void };

const panelClasses = 'z-50 min-w-[220px] rounded-m border border-line-strong bg-surface-2 p-1.5 text-sm shadow-float';
const itemClasses =
  'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-s px-2.5 outline-none data-[highlighted]:bg-surface-3 data-[disabled]:opacity-50';

/** Where an item of a menu leaves what it does, until the menu is gone. */
const ChosenContext = createContext<RefObject<(() => void) | null> | null>(null);

/** A menu that opens from its trigger. What is chosen runs once the trigger has the focus again, so that a dialog can give it back there. */
export function Menu({ trigger, children, onOpenChange }: MenuProps) {
  const chosen = useRef<(() => void) | null>(null);
  const runChosen = () => {
    const run = chosen.current;
    chosen.current = null;
    if (run !== null) setTimeout(run);
  };
  return (
    <DropdownMenu.Root {...(onOpenChange ? { onOpenChange } : {})}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className={panelClasses} align="end" sideOffset={6} collisionPadding={12} onCloseAutoFocus={runChosen}>
          <ChosenContext value={chosen}>{children}</ChosenContext>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type ItemProps = {
  readonly children: ReactNode;
  readonly onSelect: () => void;
  readonly keys?: string;
  readonly icon?: ReactNode;
  readonly isDangerous?: boolean;
};

export function MenuItem({ children, onSelect, keys, icon, isDangerous = false }: ItemProps) {
  const chosen = useContext(ChosenContext);
  const select = () => {
    if (chosen === null) onSelect();
    else chosen.current = onSelect;
  };
  return (
    <DropdownMenu.Item className={cn(itemClasses, isDangerous && 'text-danger')} onSelect={select}>
      {icon}
      <span className="flex-1">{children}</span>
      {keys && <Kbd keys={keys} />}
    </DropdownMenu.Item>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="my-1.5 h-px bg-line" />;
}
