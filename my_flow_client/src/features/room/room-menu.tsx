'use client';

import { Ellipsis } from 'lucide-react';
import { t } from '#src/lib/words/words.ts';
import { MenuButton } from '#src/ui/menu-button.tsx';

const load = () => import('./room-menu-panel.tsx').then((module) => module.RoomMenuPanel);

/** The button that opens what can be done to the open context. */
export function RoomMenu({ name }: { name: string }) {
  return (
    <MenuButton size="square" label={t('room.menu', { name })} load={load}>
      <Ellipsis size={18} aria-hidden="true" />
    </MenuButton>
  );
}
