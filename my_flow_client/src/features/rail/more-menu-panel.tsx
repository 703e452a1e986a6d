'use client';

import { Keyboard, Plus } from 'lucide-react';
import { runAction } from '#src/lib/actions/actions.ts';
import { useGo } from '#src/lib/room/use-go.ts';
import { t } from '#src/lib/words/words.ts';
import { MenuItem, MenuLine, MenuPanel, type MenuPanelProps } from '#src/ui/menu.tsx';
import { PlaceIcon } from './place-icon.tsx';
import { places } from './use-go-actions.ts';

/** What a phone's bottom bar has no room for. */
export function MoreMenuPanel(panel: MenuPanelProps) {
  const go = useGo();
  return (
    <MenuPanel {...panel}>
      <MenuItem icon={<Plus size={17} aria-hidden="true" />} onSelect={() => panel.onClose(() => runAction('context.create'))}>
        {t('rail.newContext')}
      </MenuItem>
      <MenuLine />
      {places.map((place) => (
        <MenuItem key={place.id} icon={<PlaceIcon id={place.id} size={17} />} onSelect={() => panel.onClose(() => go(place.path))}>
          {t(place.words)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<Keyboard size={17} aria-hidden="true" />} onSelect={() => panel.onClose(() => runAction('palette'))}>
        {t('rail.everything')}
      </MenuItem>
    </MenuPanel>
  );
}
