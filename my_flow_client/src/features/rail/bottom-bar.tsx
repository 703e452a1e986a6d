'use client';

import { Ellipsis, Search } from 'lucide-react';
import { runAction } from '#src/lib/actions/actions.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { MenuButton } from '#src/ui/menu-button.tsx';
import { ContextStrip } from './context-strip.tsx';

const loadMenu = () => import('./more-menu-panel.tsx').then((module) => module.MoreMenuPanel);

/** The rail of a phone, within reach of the thumb: the contexts, search, and everything else in a menu. */
export function BottomBar() {
  return (
    <div className="fixed inset-x-0 bottom-0 z-30 flex items-center gap-1 border-line-strong border-t bg-surface pr-[max(8px,env(safe-area-inset-right))] pb-[env(safe-area-inset-bottom)] pl-[max(8px,env(safe-area-inset-left))] sm:hidden">
      <ContextStrip />
      <Button look="icon" className="size-11" onClick={() => runAction('palette.search')} aria-label={t('nav.search')}>
        <Search size={20} aria-hidden="true" />
      </Button>
      <MenuButton className="size-11" label={t('nav.more')} load={loadMenu}>
        <Ellipsis size={20} aria-hidden="true" />
      </MenuButton>
    </div>
  );
}
