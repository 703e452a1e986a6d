'use client';

import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { cn } from '#src/lib/cn.ts';
import { t } from '#src/lib/words/words.ts';

type DialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** A sentence under the title, read out with it. */
  readonly description?: string;
  readonly children: ReactNode;
  /** A class for another width than the usual one, on screens that are no phone's. */
  readonly width?: string;
};

/** A dialog over the room: keeps the focus, closes with Esc, gives the focus back. A sheet from below on a phone. */
export function Dialog({ isOpen, onClose, title, description, children, width = 'sm:w-[520px]' }: DialogProps) {
  const focusBack = useFocusBack();
  return (
    <Radix.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil backdrop-blur-[6px]" />
        <Radix.Content
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
          {...focusBack}
          className={cn(
            'fixed z-50 max-h-[88dvh] overflow-y-auto overscroll-contain border border-line-strong bg-surface shadow-float outline-none',
            'inset-x-0 bottom-0 rounded-t-[20px] sm:inset-x-auto sm:bottom-auto sm:top-[12dvh] sm:left-1/2 sm:max-h-[80dvh] sm:-translate-x-1/2 sm:rounded-[20px]',
            width,
          )}
        >
          <header className="sticky top-0 z-10 flex items-start gap-3 bg-surface px-6 pt-5 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="font-semibold text-lg leading-tight tracking-tight">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-fg-2 text-sm">{description}</Radix.Description>}
            </div>
            <Radix.Close
              className="-mr-2 grid size-9 shrink-0 place-items-center rounded-m text-fg-3 hover:bg-surface-3 hover:text-fg"
              aria-label={t('common.close')}
            >
              <X size={18} aria-hidden="true" />
            </Radix.Close>
          </header>
          <div className="px-6 pb-[max(24px,env(safe-area-inset-bottom))]">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Puts the focus on what is marked `data-autofocus`, or on the dialog itself, and gives it back to what had it: Radix does so for a trigger of its own alone, and these dialogs open by keys and menus too. */
export function useFocusBack(): { onOpenAutoFocus: (event: Event) => void; onCloseAutoFocus: (event: Event) => void } {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus(event) {
      before.current = document.activeElement;
      const dialog = event.target instanceof HTMLElement ? event.target : null;
      const first = dialog?.querySelector<HTMLElement>('[data-autofocus]') ?? dialog;
      if (first === null) return;
      event.preventDefault();
      first.focus();
    },
    onCloseAutoFocus(event) {
      event.preventDefault();
      // Whatever took the focus meanwhile, as the line of a room that was just made, keeps it.
      const isFree = document.activeElement === null || document.activeElement === document.body;
      if (isFree && before.current instanceof HTMLElement) before.current.focus({ preventScroll: true });
    },
  };
}
