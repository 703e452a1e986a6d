'use client';

import { DropdownMenu } from 'radix-ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { cn } from '#src/lib/cn.ts';
import { Kbd } from './kbd.tsx';

export type MenuPanelProps = {
  /** The accessible name of the menu. */
  readonly label: string;
  /** It was opened by a key, so it starts at its first line. */
  readonly isByKey: boolean;
  /** Called to close the menu: `then` is what was chosen, to be run when the menu is gone. */
  readonly onClose: (then?: () => void) => void;
};

/** The open menu of a MenuButton. */
export function MenuPanel({ label, isByKey, onClose, children }: MenuPanelProps & { readonly children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isByKey) return;
    // The key was pressed on another element, so the menu itself does not know to start at its first line.
    const frame = requestAnimationFrame(() => content.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isByKey]);
  return (
    <DropdownMenu.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          ref={content}
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={label}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="z-50 min-w-[220px] rounded-m border border-line-strong bg-surface-2 p-1.5 text-sm shadow-float"
        >
          {children}
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
  return (
    <DropdownMenu.Item
      className={cn(
        'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-s px-2.5 outline-none data-[highlighted]:bg-surface-3 data-[disabled]:opacity-50',
        isDangerous && 'text-danger',
      )}
      onSelect={onSelect}
    >
      {icon}
      <span className="flex-1">{children}</span>
      {keys && <Kbd keys={keys} />}
    </DropdownMenu.Item>
  );
}

export function MenuLine() {
  return <DropdownMenu.Separator className="my-1.5 h-px bg-line" />;
}
