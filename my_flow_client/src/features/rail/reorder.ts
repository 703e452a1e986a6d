import { generateKeyBetween } from 'fractional-indexing';
import type { Context } from 'my_flow_contract';

/** Where a context goes: behind `afterId`, or first with null; `place` counts from 0. */
export type Place = { readonly afterId: string | null; readonly place: number };

/** The place of a context that is dropped on an edge of another; null when it would stay where it is. */
export function placeOfDrop(
  contexts: readonly Context[],
  drop: { readonly movedId: string; readonly targetId: string; readonly edge: 'top' | 'bottom' },
): Place | null {
  const others = contexts.filter((context) => context.id !== drop.movedId);
  const target = others.findIndex((context) => context.id === drop.targetId);
  if (target === -1) return null;
  return changedPlace(contexts, drop.movedId, drop.edge === 'top' ? target : target + 1);
}

/** The place one further up or down; null at the end of the rail. */
export function placeOfStep(contexts: readonly Context[], movedId: string, step: -1 | 1): Place | null {
  const index = contexts.findIndex((context) => context.id === movedId);
  const place = index + step;
  return index === -1 || place < 0 || place >= contexts.length ? null : changedPlace(contexts, movedId, place);
}

/** The context as it will look at its new place. */
export function contextAt(contexts: readonly Context[], context: Context, { place }: Place): Context {
  const others = contexts.filter((other) => other.id !== context.id);
  const before = others[place - 1]?.position ?? null;
  const behind = others[place]?.position ?? null;
  return { ...context, position: positionBetween(before, behind) ?? context.position };
}

function changedPlace(contexts: readonly Context[], movedId: string, place: number): Place | null {
  if (contexts.findIndex((context) => context.id === movedId) === place) return null;
  const others = contexts.filter((context) => context.id !== movedId);
  return { afterId: others[place - 1]?.id ?? null, place };
}

function positionBetween(before: string | null, behind: string | null): string | null {
  try {
    return generateKeyBetween(before, behind);
  } catch {
    // Two contexts made at the same moment may have one position; the server then numbers anew, and says so.
    return null;
  }
}
