'use client';

import { Popover } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { cn } from '#src/lib/cn.ts';
import { useFocusReturn } from './use-focus-return.ts';

export type Choice = {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** What it comes to, at the end of the line: a date. */
  readonly hint?: string;
  readonly isCurrent?: boolean;
  readonly run: () => void;
};

type ChoicePopoverProps = {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly onClose: () => void;
  /** Below the choices: a field for what they do not offer. */
  readonly children?: ReactNode;
};

/** A short list of choices over the thing they are about: arrows, a digit, or the first letters choose. */
export function ChoicePopover({ title, choices, onClose, children }: ChoicePopoverProps) {
  const list = useRef<HTMLDivElement>(null);
  useFocusReturn();
  const choose = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    onClose();
    choice.run();
  };
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor className="pointer-events-none absolute inset-0" />
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={title}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            const buttons = buttonsIn(list.current);
            (buttons.find((button) => button.ariaCurrent === 'true') ?? buttons[0])?.focus();
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onKeyDown={(event) => onChoiceKey(event, list.current, (index) => choose(choices[index]))}
          className="z-50 flex max-h-[min(420px,var(--radix-popover-content-available-height))] w-[264px] flex-col overflow-y-auto rounded-m border border-line-strong bg-surface-2 p-1.5 text-sm shadow-float outline-none"
        >
          <p className="px-2.5 pt-1.5 pb-2 font-semibold text-fg-3 text-xs">{title}</p>
          <div ref={list}>
            {choices.map((choice, index) => (
              <ChoiceButton key={choice.id} choice={choice} place={index + 1} onChoose={() => choose(choice)} />
            ))}
          </div>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type ButtonProps = { readonly choice: Choice; readonly place: number; readonly onChoose: () => void };

function ChoiceButton({ choice, place, onChoose }: ButtonProps) {
  return (
    <button
      type="button"
      onClick={onChoose}
      aria-current={choice.isCurrent ? 'true' : undefined}
      className={cn(
        'flex min-h-9 w-full items-center gap-2.5 rounded-s px-2.5 text-start outline-none hover:bg-surface-3 focus-visible:bg-surface-3 pointer-coarse:min-h-11',
        'focus-visible:outline-2 focus-visible:outline-accent focus-visible:-outline-offset-2',
        choice.isCurrent && 'text-accent-strong',
      )}
    >
      {choice.icon}
      <span className="min-w-0 flex-1 truncate">{choice.label}</span>
      {choice.hint && <span className="text-fg-3 text-xs">{choice.hint}</span>}
      {place <= 9 && (
        <span aria-hidden="true" className="w-3 text-end text-fg-3 text-xs tabular-nums pointer-coarse:hidden">
          {place}
        </span>
      )}
    </button>
  );
}

function onChoiceKey(event: KeyboardEvent, list: HTMLElement | null, choose: (index: number) => void): void {
  if (event.target instanceof HTMLInputElement || event.metaKey || event.ctrlKey || event.altKey) return;
  const buttons = buttonsIn(list);
  const at = document.activeElement instanceof HTMLElement ? buttons.indexOf(document.activeElement) : -1;
  const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  if (digit > 0 && digit <= buttons.length) choose(digit - 1);
  else if (event.key === 'ArrowDown' || event.key === 'j') buttons[(at + 1) % buttons.length]?.focus();
  else if (event.key === 'ArrowUp' || event.key === 'k') buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
  else if (event.key.length === 1 && event.key !== ' ') nextStartingWith(buttons, at, event.key)?.focus();
  else return;
  event.preventDefault();
}

function nextStartingWith(buttons: readonly HTMLElement[], at: number, letter: string): HTMLElement | undefined {
  const fits = (button: HTMLElement) =>
    (button.querySelector('span:not([aria-hidden])')?.textContent ?? '').toLowerCase().startsWith(letter.toLowerCase());
  return buttons.slice(at + 1).find(fits) ?? buttons.find(fits);
}

function buttonsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('button') ?? [])];
}
