'use client';

import { Command } from 'cmdk';
import { ArrowLeftRight, Search, SquareSlash, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { t } from '#src/lib/words/words.ts';
import { useFocusBack } from '#src/ui/dialog.tsx';
import { Kbd } from '#src/ui/kbd.tsx';
import { PaletteList } from './palette-list.tsx';
import type { PaletteMode } from './palette-mode.ts';

type PaletteDialogProps = {
  readonly mode: PaletteMode;
  /** What was typed before the palette was there. */
  readonly typedAhead: string;
  /** Told true when the palette takes the keys, and false when it is gone. */
  readonly onThere: (isThere: boolean) => void;
  readonly onMode: (mode: PaletteMode) => void;
  readonly onClose: () => void;
};

/** The palette while it is open. What is chosen runs after it has closed and the focus is back, since many actions act on what has the focus. */
export function PaletteDialog({ mode, typedAhead, onThere, onMode, onClose }: PaletteDialogProps) {
  const [query, setQuery] = useState(typedAhead);
  useEffect(() => {
    onThere(true);
    return () => onThere(false);
  }, [onThere]);
  const chosen = useRef<(() => void) | null>(null);
  const focusBack = useFocusBack();
  const choose = (run: () => void) => {
    chosen.current = run;
    onClose();
  };
  return (
    <Radix.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-veil backdrop-blur-[6px]" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={focusBack.onOpenAutoFocus}
          onCloseAutoFocus={(event) => {
            focusBack.onCloseAutoFocus(event);
            chosen.current?.();
          }}
          className="fixed inset-x-2 top-2 z-50 mx-auto flex max-h-[min(560px,72dvh)] max-w-[640px] flex-col overflow-hidden rounded-[20px] border border-line-strong bg-surface shadow-float outline-none sm:top-[12dvh]"
        >
          <Radix.Title className="sr-only">{t(titles[mode])}</Radix.Title>
          <Command shouldFilter={false} vimBindings={false} loop label={t(titles[mode])} className="flex min-h-0 flex-1 flex-col">
            <PaletteInput mode={mode} query={query} onQuery={setQuery} onWiden={() => onMode('everything')} />
            <PaletteList mode={mode} query={query} onChoose={choose} />
          </Command>
          <PaletteHints />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const titles = { everything: 'palette.everything', search: 'palette.search', contexts: 'palette.contexts' } as const;
const placeholders = {
  everything: 'palette.everythingPlaceholder',
  search: 'palette.searchPlaceholder',
  contexts: 'palette.contextsPlaceholder',
} as const;
const icons = { everything: SquareSlash, search: Search, contexts: ArrowLeftRight };

type PaletteInputProps = {
  readonly mode: PaletteMode;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** Backspace in an empty line leaves the narrower modes. */
  readonly onWiden: () => void;
};

function PaletteInput({ mode, query, onQuery, onWiden }: PaletteInputProps) {
  const Icon = icons[mode];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && query === '' && mode !== 'everything') onWiden();
  };
  return (
    <div className="flex h-14 shrink-0 items-center gap-3 border-line border-b px-4 text-fg-3">
      <Icon size={18} aria-hidden="true" className="shrink-0" />
      {mode !== 'everything' && (
        <span className="shrink-0 rounded-full bg-accent-soft px-2.5 py-0.5 font-[550] text-accent-strong text-xs">{t(titles[mode])}</span>
      )}
      <Command.Input
        data-autofocus=""
        value={query}
        onValueChange={onQuery}
        onKeyDown={onKeyDown}
        maxLength={200}
        placeholder={t(placeholders[mode])}
        aria-label={t(placeholders[mode])}
        className="h-full min-w-0 flex-1 bg-transparent text-base text-fg outline-none placeholder:text-fg-3 max-sm:text-[16px]"
      />
      <Radix.Close className="rounded-s px-2 py-1 text-fg-2 text-xs hover:bg-surface-3 hover:text-fg" aria-label={t('palette.close')}>
        <span className="max-sm:hidden">Esc</span>
        <X size={18} aria-hidden="true" className="sm:hidden" />
      </Radix.Close>
    </div>
  );
}

function PaletteHints() {
  return (
    <p
      aria-hidden="true"
      className="flex shrink-0 items-center gap-4 border-line border-t bg-surface-2 px-4 py-2.5 text-fg-3 text-xs max-sm:hidden"
    >
      <span className="flex items-center gap-1.5">
        <Kbd keys="ArrowUp" />
        <Kbd keys="ArrowDown" /> {t('palette.hintMove')}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd keys="Enter" /> {t('palette.hintChoose')}
      </span>
    </p>
  );
}
