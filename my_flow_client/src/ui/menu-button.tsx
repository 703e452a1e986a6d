'use client';

import { type ComponentType, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useIsSettled, useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { Button, type ButtonProps } from './button.tsx';
import type { MenuPanelProps } from './menu.tsx';

type MenuButtonProps = Pick<ButtonProps, 'size' | 'className'> & {
  readonly label: string;
  /** The menu, whose code is fetched when the first paint is over. The same function each time. */
  readonly load: () => Promise<ComponentType<MenuPanelProps>>;
  /** The sign on the button. */
  readonly children: ReactNode;
};

/** A button that opens a menu, with a click, Enter, Space or the arrow down, and gets the focus back when it closes. */
export function MenuButton({ label, load, children, ...look }: MenuButtonProps) {
  const [opened, setOpened] = useState<'byKey' | 'byPointer' | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const chosen = useRef<(() => void) | undefined>(undefined);
  const isSettled = useIsSettled();
  const isOpen = opened !== null;
  const Panel = useLoaded(load, isSettled || isOpen, isOpen);
  useEffect(() => {
    if (!isOpen) return;
    // What was chosen may open a dialog, which takes the focus from the button and gives it back there.
    return () => {
      setTimeout(() => {
        button.current?.focus();
        chosen.current?.();
        chosen.current = undefined;
      });
    };
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    setOpened('byKey');
  };
  const onClose = (then?: () => void) => {
    chosen.current ??= then;
    setOpened(null);
  };
  return (
    <span className="relative inline-grid">
      <Button
        {...look}
        ref={button}
        look="icon"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={(event) => setOpened(event.detail === 0 ? 'byKey' : 'byPointer')}
        onKeyDown={onKeyDown}
      >
        {children}
      </Button>
      {isOpen && Panel !== null && <Panel label={label} isByKey={opened === 'byKey'} onClose={onClose} />}
    </span>
  );
}
