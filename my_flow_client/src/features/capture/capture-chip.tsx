'use client';

import { CalendarClock, CalendarDays, Flag, Hash, House, type LucideIcon, Repeat, Timer, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { cn } from '#src/lib/cn.ts';
import { t } from '#src/lib/words/words.ts';
import type { Chip, ChipKind } from './chips.ts';

const icons: Record<ChipKind, LucideIcon> = {
  due: CalendarClock,
  start: CalendarDays,
  priority: Flag,
  label: Hash,
  context: House,
  estimate: Timer,
  recurrence: Repeat,
};

const toneClasses: Record<'accent' | 'danger' | 'warn' | 'plain', string> = {
  accent: 'bg-accent-soft text-accent-strong',
  danger: 'bg-danger-soft text-danger',
  warn: 'bg-warn-soft text-warn',
  plain: 'bg-surface-3 text-fg-2',
};

/** What was understood, to be clicked away: then its words stay words. */
export function CaptureChip({ chip, onRemove }: { chip: Chip; onRemove: () => void }) {
  const { tone, kind, words, source } = chip;
  const Icon = icons[kind];
  const hue = typeof tone === 'object' ? { 'data-hue': '', style: { '--hue': tone.hue } } : {};
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return;
    event.preventDefault();
    onRemove();
  };
  return (
    <button
      type="button"
      {...hue}
      aria-label={t('capture.readAsWords', { words, source })}
      title={t('capture.readAsWords', { words, source })}
      onClick={onRemove}
      onKeyDown={onKeyDown}
      className={cn(
        'group inline-flex min-h-6 max-w-full items-center gap-1.5 rounded-full py-0.5 pr-1.5 pl-2.5 text-left font-[550] text-xs',
        toneClasses[typeof tone === 'object' ? 'accent' : tone],
      )}
    >
      {kind === 'label' ? null : <Icon size={12} aria-hidden="true" className="shrink-0" />}
      <span className="min-w-0 truncate">{words}</span>
      <X size={12} aria-hidden="true" className="shrink-0 opacity-60 group-hover:opacity-100 group-focus-visible:opacity-100" />
    </button>
  );
}
