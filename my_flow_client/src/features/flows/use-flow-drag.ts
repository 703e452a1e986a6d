'use client';

import { type RefObject, useEffect, useRef } from 'react';
import type { DropPlace } from '#src/lib/drag/flow-drag.ts';
import type { ListController } from './list-controller.ts';
import { idBefore } from './use-list-controller.ts';

type Given = {
  readonly root: RefObject<HTMLElement | null>;
  readonly line: RefObject<HTMLElement | null>;
  readonly contextId: string;
  readonly controller: ListController;
  readonly moveTo: (flowIds: readonly string[], contextId: string) => void;
};

/** Lets rows be dragged: between one another, and onto the contexts of the rail. What it needs is loaded when a pointer first comes near. */
export function useFlowDrag(given: Given): void {
  const latest = useRef(given);
  latest.current = given;
  const { root, contextId } = given;
  useEffect(() => {
    const container = root.current;
    if (container === null) return;
    let stop: (() => void) | null = null;
    let isGone = false;
    const load = async () => {
      const { followFlowDrags } = await import('#src/lib/drag/flow-drag.ts');
      if (isGone) return;
      stop = followFlowDrags({
        container,
        contextId,
        labelOf: (flowId) => labelOf(latest.current, flowId),
        onOver: (place) => showLine(latest.current, place),
        onDrop: (flowId, place) => drop(latest.current, flowId, place),
      });
    };
    const listen = () => container.addEventListener('pointerover', onPointer, { once: true });
    // Offline the code does not arrive; the next time the pointer comes it is asked for again.
    const onPointer = () => void load().catch(listen);
    listen();
    return () => {
      isGone = true;
      container.removeEventListener('pointerover', onPointer);
      stop?.();
    };
  }, [root, contextId]);
}

function labelOf({ controller }: Given, flowId: string): string {
  return controller.ordered().find((flow) => flow.id === flowId)?.title ?? '';
}

/** The line where the flow would land. Moved by hand, since it follows the pointer. */
function showLine({ root, line }: Given, place: DropPlace | null): void {
  const [container, element] = [root.current, line.current];
  if (container === null || element === null) return;
  element.hidden = place?.kind !== 'row';
  if (place?.kind !== 'row') return;
  const row = place.row.getBoundingClientRect();
  const box = container.getBoundingClientRect();
  element.style.transform = `translateY(${(place.edge === 'top' ? row.top : row.bottom) - box.top - 1}px)`;
}

function drop({ controller, moveTo }: Given, flowId: string, place: DropPlace): void {
  const dragged = controller.targets(null).some((flow) => flow.id === flowId) ? controller.targets(null).map((flow) => flow.id) : [flowId];
  if (place.kind === 'context') {
    moveTo(dragged, place.contextId);
    return;
  }
  const ordered = controller.ordered();
  const flow = ordered.find((candidate) => candidate.id === flowId);
  if (flow === undefined) return;
  controller.acts.reorder(flow, place.edge === 'bottom' ? place.flowId : idBefore(ordered, place.flowId, flowId), ordered);
  controller.focusRow(flowId);
}
