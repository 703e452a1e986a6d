'use client';

import { Archive, ArrowDown, ArrowUp, type LucideIcon, Merge, Pencil, Trash2 } from 'lucide-react';
import { useOfferedActions } from '#src/lib/actions/actions.ts';
import { MenuItem, MenuLine, MenuPanel, type MenuPanelProps } from '#src/ui/menu.tsx';

const items: readonly { readonly id: string; readonly icon: LucideIcon }[] = [
  { id: 'context.edit', icon: Pencil },
  { id: 'context.moveUp', icon: ArrowUp },
  { id: 'context.moveDown', icon: ArrowDown },
  { id: 'context.archive', icon: Archive },
  { id: 'context.merge', icon: Merge },
];

/** What can be done to the open context: those of its actions that are offered now. */
export function RoomMenuPanel(panel: MenuPanelProps) {
  const offered = new Map(useOfferedActions().map((action) => [action.id, action]));
  const deletion = offered.get('context.delete');
  return (
    <MenuPanel {...panel}>
      {items.map(({ id, icon: Icon }) => {
        const action = offered.get(id);
        return (
          action && (
            <MenuItem
              key={id}
              icon={<Icon size={16} aria-hidden="true" />}
              onSelect={() => panel.onClose(action.run)}
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
          <MenuItem icon={<Trash2 size={16} aria-hidden="true" />} isDangerous onSelect={() => panel.onClose(deletion.run)}>
            {deletion.title}
          </MenuItem>
        </>
      )}
    </MenuPanel>
  );
}
