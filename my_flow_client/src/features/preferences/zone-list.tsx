'use client';

import '#src/lib/words/preferences-words.ts';
import { Command } from 'cmdk';
import { useEffect, useMemo, useRef } from 'react';
import { formatClock } from '#src/lib/time/format-clock.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import { zoneName } from './zone-name.ts';

type ZoneListProps = { readonly zone: string; readonly onZone: (zone: string) => void };

/** Every zone that the browser knows, with the time it has there now. */
export function ZoneList({ zone, onZone }: ZoneListProps) {
  const zones = useMemo(() => [...new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])], [zone]);
  const { nowMs, locale } = useTimeFrame();
  const search = useRef<HTMLInputElement>(null);
  // The list arrives after the popover that holds it, so the popover could not give the focus to it.
  useEffect(() => search.current?.focus(), []);
  return (
    <Command label={t('preferences.zone')} defaultValue={zone} vimBindings={false} filter={fits}>
      <Command.Input
        ref={search}
        placeholder={t('preferences.zoneSearch')}
        aria-label={t('preferences.zoneSearch')}
        className="h-11 w-full border-line border-b bg-transparent px-3.5 outline-none placeholder:text-fg-3 max-sm:text-[16px]"
      />
      <Command.List label={t('preferences.zone')} className="max-h-[280px] scroll-py-1.5 overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-5 text-center text-fg-2 text-sm">{t('preferences.zoneNone')}</Command.Empty>
        {zones.map((candidate) => (
          <Command.Item
            key={candidate}
            value={candidate}
            keywords={[zoneName(candidate)]}
            onSelect={() => onZone(candidate)}
            className="flex min-h-9 cursor-pointer items-center gap-3 rounded-s px-2.5 text-sm data-[selected=true]:bg-surface-3"
          >
            <span className="min-w-0 flex-1 truncate">{zoneName(candidate)}</span>
            <span className="shrink-0 text-fg-3 text-xs">{formatClock(nowMs, { zone: candidate, locale })}</span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}

/** 1 where every word is in the name of the zone, else 0: letters far apart, as cmdk looks for them, find Kentucky for Tokyo. */
function fits(zone: string, search: string): number {
  const name = zoneName(zone).toLowerCase();
  return search
    .toLowerCase()
    .split(/[\s_/]+/)
    .every((word) => name.includes(word))
    ? 1
    : 0;
}
