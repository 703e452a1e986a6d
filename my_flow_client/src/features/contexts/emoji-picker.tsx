'use client';

import { Popover } from 'radix-ui';
import { type KeyboardEvent, useRef, useState } from 'react';
import { cn } from '#src/lib/cn.ts';
import { t } from '#src/lib/words/words.ts';
import { inputClasses } from '#src/ui/field.tsx';
import { emojiName, findEmoji } from './find-emoji.ts';

const columns = 8;

type EmojiPickerProps = { readonly icon: string; readonly onIcon: (icon: string) => void };

/** The sign of a context: a grid to choose from, by words too, or any one emoji that is pasted. */
export function EmojiPicker({ icon, onIcon }: EmojiPickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger
        aria-label={t('contexts.iconIs', { icon: emojiName(icon) })}
        className="grid size-[52px] shrink-0 place-items-center rounded-[16px] border border-accent-line bg-accent-soft text-[24px] leading-none shadow-[0_0_24px_var(--accent-soft)] hover:border-accent"
      >
        <span aria-hidden="true">{icon}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={8}
          collisionPadding={12}
          aria-label={t('contexts.iconChoose')}
          className="z-50 w-[336px] max-w-[calc(100vw-24px)] rounded-m border border-line-strong bg-surface-2 p-3 shadow-float"
        >
          <EmojiGrid
            icon={icon}
            onIcon={(chosen) => {
              onIcon(chosen);
              setIsOpen(false);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function EmojiGrid({ icon, onIcon }: EmojiPickerProps) {
  const [query, setQuery] = useState('');
  const grid = useRef<HTMLDivElement>(null);
  const found = findEmoji(query);
  const first = found[0];
  const onInputKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && first !== undefined) {
      event.preventDefault();
      onIcon(first);
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      focusAt(grid.current, 0);
    }
  };
  return (
    <>
      <input
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={onInputKey}
        placeholder={t('contexts.iconSearch')}
        aria-label={t('contexts.iconSearch')}
        className={cn(inputClasses, 'mb-2')}
      />
      <div
        ref={grid}
        role="toolbar"
        aria-label={t('contexts.icon')}
        onKeyDown={(event) => moveFocus(event, grid.current)}
        className="grid max-h-[216px] grid-cols-8 gap-0.5 overflow-y-auto p-0.5"
      >
        {found.map((sign) => (
          <button
            key={sign}
            type="button"
            aria-pressed={sign === icon}
            aria-label={emojiName(sign)}
            tabIndex={sign === (found.includes(icon) ? icon : first) ? 0 : -1}
            onClick={() => onIcon(sign)}
            className="grid aspect-square place-items-center rounded-s text-[20px] leading-none hover:bg-surface-3 aria-pressed:bg-accent-soft aria-pressed:ring-1 aria-pressed:ring-accent"
          >
            <span aria-hidden="true">{sign}</span>
          </button>
        ))}
      </div>
      {found.length === 0 && <p className="px-1 py-3 text-fg-2 text-sm">{t('contexts.iconNone')}</p>}
    </>
  );
}

function moveFocus(event: KeyboardEvent, grid: HTMLElement | null): void {
  const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  const step = steps[event.key];
  if (step === undefined || grid === null) return;
  event.preventDefault();
  const focused = [...grid.querySelectorAll('button')].findIndex((sign) => sign.contains(document.activeElement));
  focusAt(grid, focused + step);
}

function focusAt(grid: HTMLElement | null, index: number): void {
  const sign = grid?.children[index];
  if (sign instanceof HTMLElement) sign.focus();
}
