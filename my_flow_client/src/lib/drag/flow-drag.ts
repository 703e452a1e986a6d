import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { contextDropElements } from './drop-context.ts';

/** Where a flow would land: above or below a row, or in another context. */
export type DropPlace =
  | { readonly kind: 'row'; readonly row: HTMLElement; readonly flowId: string; readonly edge: 'top' | 'bottom' }
  | { readonly kind: 'context'; readonly contextId: string };

export type FlowDrag = {
  /** Holds the rows: elements with `data-flow-row`, of which those with `data-flow-drag` can be dragged. */
  readonly container: HTMLElement;
  /** The context of the rows; a drop on it is no move. */
  readonly contextId: string;
  /** What the pointer carries. */
  readonly labelOf: (flowId: string) => string;
  readonly onOver: (place: DropPlace | null) => void;
  readonly onDrop: (flowId: string, place: DropPlace) => void;
};

type Unregister = () => void;

/** Lets flows be dragged within a container and onto other contexts. This file is loaded when a pointer first comes near. */
export function followFlowDrags(drag: FlowDrag): Unregister {
  const rows = new Map<HTMLElement, Unregister>();
  const onPointer = (event: Event) => {
    const row = rowAt(event.target);
    if (row === null || rows.has(row) || !('flowDrag' in row.dataset)) return;
    for (const [known, unregister] of rows) if (!known.isConnected) forget(known, unregister);
    rows.set(row, dragRow(row, drag));
  };
  const forget = (row: HTMLElement, unregister: Unregister) => {
    unregister();
    rows.delete(row);
  };
  drag.container.addEventListener('pointerover', onPointer);
  // The row under a pointer that has not moved since this was loaded.
  drag.container.addEventListener('pointerdown', onPointer);
  const stop = combine(dropBetweenRows(drag), dropOnContexts(drag));
  return () => {
    drag.container.removeEventListener('pointerover', onPointer);
    drag.container.removeEventListener('pointerdown', onPointer);
    for (const [row, unregister] of rows) forget(row, unregister);
    stop();
  };
}

function dragRow(row: HTMLElement, drag: FlowDrag): Unregister {
  return draggable({
    element: row,
    getInitialData: () => ({ flowId: row.dataset['flowRow'] ?? '' }),
    onGenerateDragPreview: ({ nativeSetDragImage, source }) =>
      setCustomNativeDragPreview({
        nativeSetDragImage,
        getOffset: pointerOutsideOfPreview({ x: '12px', y: '8px' }),
        render: ({ container }) => {
          const pill = document.createElement('div');
          pill.className = 'max-w-[320px] truncate rounded-m border border-accent-line bg-surface-2 px-4 py-2.5 text-fg text-sm font-[550]';
          pill.textContent = drag.labelOf(flowIdOf(source.data));
          container.append(pill);
        },
      }),
    onDragStart: () => row.setAttribute('data-dragged', ''),
    onDrop: () => row.removeAttribute('data-dragged'),
  });
}

/** One target for all rows: thousands of them need not be registered each. */
function dropBetweenRows(drag: FlowDrag): Unregister {
  return dropTargetForElements({
    element: drag.container,
    canDrop: ({ source }) => flowIdOf(source.data) !== '',
    getData: ({ input, source }) => {
      const row = rowAt(document.elementFromPoint(input.clientX, input.clientY));
      const isPlace = row !== null && 'flowDrag' in row.dataset && row.dataset['flowRow'] !== flowIdOf(source.data);
      return isPlace ? attachClosestEdge({ row }, { element: row, input, allowedEdges: ['top', 'bottom'] }) : {};
    },
    onDrag: ({ self }) => drag.onOver(placeOf(self.data)),
    onDragLeave: () => drag.onOver(null),
    onDrop: ({ self, source, location }) => {
      drag.onOver(null);
      const place = placeOf(self.data);
      if (place !== null && location.current.dropTargets[0]?.element === drag.container) drag.onDrop(flowIdOf(source.data), place);
    },
  });
}

function dropOnContexts(drag: FlowDrag): Unregister {
  let stop: Unregister = () => undefined;
  const stopMonitor = monitorForElements({
    canMonitor: ({ source }) => drag.container.contains(source.element),
    onDragStart: () => {
      stop = combine(...contextDropElements().map((target) => dropOnContext(target, drag)));
    },
    onDrop: () => {
      drag.onOver(null);
      stop();
    },
  });
  return () => {
    stopMonitor();
    stop();
  };
}

function dropOnContext({ element, contextId }: { element: HTMLElement; contextId: string }, drag: FlowDrag): Unregister {
  const show = (isOver: boolean) => element.toggleAttribute('data-drop-over', isOver);
  const stop = dropTargetForElements({
    element,
    canDrop: ({ source }) => flowIdOf(source.data) !== '' && contextId !== drag.contextId,
    onDragEnter: () => show(true),
    onDragLeave: () => show(false),
    onDrop: ({ source }) => {
      show(false);
      drag.onDrop(flowIdOf(source.data), { kind: 'context', contextId });
    },
  });
  return () => {
    show(false);
    stop();
  };
}

function placeOf(data: Record<string | symbol, unknown>): DropPlace | null {
  const row = data['row'];
  const edge = extractClosestEdge(data);
  if (!(row instanceof HTMLElement) || (edge !== 'top' && edge !== 'bottom')) return null;
  return { kind: 'row', row, flowId: row.dataset['flowRow'] ?? '', edge };
}

function rowAt(target: EventTarget | Element | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-flow-row]') : null;
}

function flowIdOf(data: Record<string | symbol, unknown>): string {
  return typeof data['flowId'] === 'string' ? data['flowId'] : '';
}
