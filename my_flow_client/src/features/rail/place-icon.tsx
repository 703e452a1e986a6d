import { History, type LucideIcon, SlidersHorizontal, Trash2 } from 'lucide-react';
import type { places } from './use-go-actions.ts';

type PlaceId = (typeof places)[number]['id'];

const icons: Record<PlaceId, LucideIcon> = { 'go.history': History, 'go.trash': Trash2, 'go.preferences': SlidersHorizontal };

/** The sign of a page beside the rooms; its name stands with the control. */
export function PlaceIcon({ id, size }: { id: PlaceId; size: number }) {
  const Icon = icons[id];
  return <Icon size={size} aria-hidden="true" />;
}
