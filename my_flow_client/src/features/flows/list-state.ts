export type PickerKind = 'menu' | 'due' | 'priority' | 'park' | 'move';
/** What the editor puts the focus on when it opens. */
export type EditorFocus = 'title' | 'steps';
export type ListSection = 'rest' | 'parked' | 'archived';

export type ListState = {
  /** The row that keys act on; null before the first one was chosen. */
  readonly currentId: string | null;
  readonly selectedIds: ReadonlySet<string>;
  readonly editing: { readonly flowId: string; readonly focus: EditorFocus } | null;
  /** The menu that is open, for a row or, with null, for everything that is selected. */
  readonly picker: { readonly kind: PickerKind; readonly flowId: string | null } | null;
  readonly shown: ReadonlySet<ListSection>;
};

export type ListEvent =
  | { readonly type: 'current'; readonly flowId: string | null }
  | { readonly type: 'select'; readonly flowIds: readonly string[]; readonly isSelected: boolean }
  | { readonly type: 'clearSelection' }
  | { readonly type: 'edit'; readonly flowId: string; readonly focus: EditorFocus }
  | { readonly type: 'closeEditor' }
  | { readonly type: 'openPicker'; readonly kind: PickerKind; readonly flowId: string | null }
  | { readonly type: 'closePicker' }
  | { readonly type: 'toggleSection'; readonly section: ListSection };

export const initialListState: ListState = { currentId: null, selectedIds: new Set(), editing: null, picker: null, shown: new Set() };

/** What the lists look like after something was done with them. */
export function listReducer(state: ListState, event: ListEvent): ListState {
  switch (event.type) {
    case 'current':
      return state.currentId === event.flowId ? state : { ...state, currentId: event.flowId };
    case 'select':
      return { ...state, selectedIds: changed(state.selectedIds, event.flowIds, event.isSelected) };
    case 'clearSelection':
      return state.selectedIds.size === 0 ? state : { ...state, selectedIds: new Set() };
    case 'edit':
      return { ...state, currentId: event.flowId, picker: null, editing: { flowId: event.flowId, focus: event.focus } };
    case 'closeEditor':
      return { ...state, editing: null };
    case 'openPicker':
      return { ...state, currentId: event.flowId ?? state.currentId, picker: { kind: event.kind, flowId: event.flowId } };
    case 'closePicker':
      return { ...state, picker: null };
    case 'toggleSection':
      return { ...state, shown: changed(state.shown, [event.section], !state.shown.has(event.section)) };
  }
}

/** The row that takes over when others go: the next one of the same list that stays, else the one before, else the first of any list. */
export function neighbourOf(sections: readonly (readonly string[])[], goingIds: ReadonlySet<string>, fromId: string): string | null {
  const section = sections.find((ids) => ids.includes(fromId)) ?? [];
  const index = section.indexOf(fromId);
  const stays = (id: string) => !goingIds.has(id);
  return section.slice(index + 1).find(stays) ?? section.slice(0, index).findLast(stays) ?? sections.flat().find(stays) ?? null;
}

/** The row a step away in the order on the screen; the ends hold. */
export function stepFrom(order: readonly string[], fromId: string | null, step: 1 | -1): string | null {
  const index = fromId === null ? -1 : order.indexOf(fromId);
  if (index < 0) return order[0] ?? null;
  return order[Math.min(Math.max(index + step, 0), order.length - 1)] ?? null;
}

function changed<Item>(set: ReadonlySet<Item>, items: readonly Item[], isIn: boolean): ReadonlySet<Item> {
  const next = new Set(set);
  for (const item of items) {
    if (isIn) next.add(item);
    else next.delete(item);
  }
  return next;
}
