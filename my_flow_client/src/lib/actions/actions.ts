'use client';

import { useEffect, useSyncExternalStore } from 'react';

export type ActionGroup = 'capture' | 'flow' | 'contexts' | 'go' | 'view';

/** Something a person can do here and now: it is in the palette, in the `?` sheet, and under its keys. */
export type Action = {
  readonly id: string;
  readonly title: string;
  readonly group: ActionGroup;
  /** A key or a combination such as `c`, `shift+j`, `mod+k`; `mod` is Cmd on a Mac and Ctrl elsewhere. */
  readonly keys?: string;
  /** Other words to find it by. */
  readonly keywords?: string;
  /** In the key sheet, and under its keys, but not in the palette: moving a focus makes no sense from there. */
  readonly isForKeysOnly?: boolean;
  readonly run: () => void;
};

type Listener = () => void;

/** The newest registration of an id wins: a dialog over a list takes its keys. */
const registered = new Map<symbol, readonly Action[]>();
const listeners = new Set<Listener>();
let snapshot: readonly Action[] = [];

/** Offers actions while the component is mounted. The list should be memoised. */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => {
    const key = Symbol('actions');
    registered.set(key, actions);
    changed();
    return () => {
      registered.delete(key);
      changed();
    };
  }, [actions]);
}

/** All actions that are offered now. */
export function useOfferedActions(): readonly Action[] {
  return useSyncExternalStore(subscribe, offeredActions, () => snapshot);
}

export function offeredActions(): readonly Action[] {
  return snapshot;
}

function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  const byId = new Map<string, Action>();
  for (const actions of registered.values()) for (const action of actions) byId.set(action.id, action);
  snapshot = [...byId.values()];
  for (const listener of listeners) listener();
}

/** Runs an offered action by its id, as a button of another feature does; false when it is not offered now. */
export function runAction(id: string): boolean {
  const action = snapshot.find((offered) => offered.id === id);
  action?.run();
  return action !== undefined;
}
