'use client';

import { usePathname } from 'next/navigation';
import { cn } from '#src/lib/cn.ts';
import { t } from '#src/lib/words/words.ts';
import { PageLink } from '#src/ui/page-link.tsx';
import { Tooltip } from '#src/ui/tooltip.tsx';
import { PlaceIcon } from './place-icon.tsx';
import { places } from './use-go-actions.ts';

/** The pages beside the rooms, as signs at the foot of the rail. */
export function PlaceLinks() {
  const path = usePathname();
  return places.map((place) => (
    <Tooltip key={place.id} label={t(place.words)} keys={place.keys}>
      <PageLink
        href={place.path}
        aria-label={t(place.words)}
        aria-current={path === place.path ? 'page' : undefined}
        aria-keyshortcuts={place.keys}
        className={cn(
          'grid size-10 place-items-center rounded-m transition-colors duration-100 hover:bg-surface-3 hover:text-fg',
          path === place.path ? 'bg-accent-soft text-accent-strong' : 'text-fg-3',
        )}
      >
        <PlaceIcon id={place.id} size={19} />
      </PageLink>
    </Tooltip>
  ));
}
