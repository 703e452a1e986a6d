'use client';

import '#src/lib/words/preferences-words.ts';
import { ChevronsUpDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import { useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { zoneName } from './zone-name.ts';

const load = () => import('./zone-list.tsx');

type ZonePickerProps = { readonly zone: string; readonly onZone: (zone: string) => void };

/** The time zone, chosen by typing a part of its name. */
export function ZonePicker({ zone, onZone }: ZonePickerProps) {
  const [isOpen, setIsOpen] = useState(false);
  const part = useLoaded(load, isOpen);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger asChild>
        <Button
          className="min-h-10 w-full justify-between border-line-control bg-surface hover:bg-surface-3 max-sm:text-[16px]"
          aria-label={t('preferences.zoneIs', { zone: zoneName(zone) })}
        >
          <span className="truncate">{zoneName(zone)}</span>
          <ChevronsUpDown size={15} aria-hidden="true" className="shrink-0 text-fg-3" />
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label={t('preferences.zone')}
          className="z-50 w-[320px] max-w-[calc(100vw-24px)] min-h-[200px] overflow-hidden rounded-m border border-line-strong bg-surface-2 shadow-float outline-none"
        >
          {part && (
            <part.ZoneList
              zone={zone}
              onZone={(chosen) => {
                setIsOpen(false);
                onZone(chosen);
              }}
            />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
