'use client';

import { Ellipsis, Keyboard, Plus, Search } from 'lucide-react';
import { runAction } from '#src/lib/actions/actions.ts';
import { useGo } from '#src/lib/room/use-go.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '#src/ui/menu.tsx';
import { ContextStrip } from './context-strip.tsx';
import { PlaceIcon } from './place-icon.tsx';
import { places } from './use-go-actions.ts';

/** The rail of a phone, within reach of the thumb: the contexts, search, and everything else in a menu. */
export function BottomBar() {
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 flex items-center gap-1 border-line-strong border-t bg-surface pr-[max(8px,env(safe-area-inset-right))] pb-[env(safe-area-inset-bottom)] pl-[max(8px,env(safe-area-inset-left))] sm:hidden">
      <ContextStrip />
      <Button look="icon" className="size-11" onClick={() => runAction('palette.search')} aria-label={t('nav.search')}>
        <Search size={20} aria-hidden="true" />
      </Button>
      <MoreMenu />
    </div>
  );
}

function MoreMenu() {
  const go = useGo();
  return (
    <Menu
      trigger={
        <Button look="icon" className="size-11" aria-label={t('nav.more')}>
          <Ellipsis size={20} aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem icon={<Plus size={17} aria-hidden="true" />} onSelect={() => runAction('context.create')}>
        {t('rail.newContext')}
      </MenuItem>
      <MenuLine />
      {places.map((place) => (
        <MenuItem key={place.id} icon={<PlaceIcon id={place.id} size={17} />} onSelect={() => go(place.path)}>
          {t(place.words)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem icon={<Keyboard size={17} aria-hidden="true" />} onSelect={() => runAction('palette')}>
        {t('rail.everything')}
      </MenuItem>
    </Menu>
  );
}
