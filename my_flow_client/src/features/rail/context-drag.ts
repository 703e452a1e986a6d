import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';

export type Edge = 'top' | 'bottom';

type ContextDrag = {
  readonly item: HTMLElement;
  readonly contextId: string;
  /** The edge over which another context hovers; null when none does. */
  readonly onEdge: (edge: Edge | null) => void;
  readonly onDrop: (movedId: string, edge: Edge) => void;
};

const contextIdKey = 'railContextId';

/** Lets a context of the rail be dragged, and others be dropped before or behind it. Answers how to end that. */
export function attachContextDrag({ item, contextId, onEdge, onDrop }: ContextDrag): () => void {
  const edgeOf = (data: Record<string | symbol, unknown>): Edge => (extractClosestEdge(data) === 'top' ? 'top' : 'bottom');
  return combine(
    draggable({ element: item, getInitialData: () => ({ [contextIdKey]: contextId }) }),
    dropTargetForElements({
      element: item,
      canDrop: ({ source }) => typeof source.data[contextIdKey] === 'string' && source.data[contextIdKey] !== contextId,
      getData: ({ input, element }) => attachClosestEdge({}, { input, element, allowedEdges: ['top', 'bottom'] }),
      onDrag: ({ self }) => onEdge(edgeOf(self.data)),
      onDragLeave: () => onEdge(null),
      onDrop: ({ self, source }) => {
        onEdge(null);
        const movedId = source.data[contextIdKey];
        if (typeof movedId === 'string') onDrop(movedId, edgeOf(self.data));
      },
    }),
  );
}
