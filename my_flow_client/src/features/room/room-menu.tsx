'use client';

import { Archive, ArrowDown, ArrowUp, Ellipsis, type LucideIcon, Merge, Pencil, Trash2 } from 'lucide-react';
import { useOfferedActions } from '#src/lib/actions/actions.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '#src/ui/menu.tsx';

const items: readonly { readonly id: string; readonly icon: LucideIcon }[] = [
  { id: 'context.edit', icon: Pencil },
  { id: 'context.moveUp', icon: ArrowUp },
  { id: 'context.moveDown', icon: ArrowDown },
  { id: 'context.archive', icon: Archive },
  { id: 'context.merge', icon: Merge },
];

/** What can be done to the open context: those of its actions that are offered now. */
export function RoomMenu({ name }: { name: string }) {
  const offered = new Map(useOfferedActions().map((action) => [action.id, action]));
  const deletion = offered.get('context.delete');
  return (
    <Menu
      trigger={
        <Button look="icon" size="square" aria-label={t('room.menu', { name })}>
          <Ellipsis size={18} aria-hidden="true" />
        </Button>
      }
    >
      {items.map(({ id, icon: Icon }) => {
        const action = offered.get(id);
        return (
          action && (
            <MenuItem
              key={id}
              icon={<Icon size={16} aria-hidden="true" />}
              onSelect={action.run}
              {...(action.keys && { keys: action.keys })}
            >
              {action.title}
            </MenuItem>
          )
        );
      })}
      {deletion && (
        <>
          <MenuLine />
          <MenuItem icon={<Trash2 size={16} aria-hidden="true" />} isDangerous onSelect={deletion.run}>
            {deletion.title}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
