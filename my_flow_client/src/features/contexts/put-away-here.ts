const ids = new Set<string>();

/** Notes that a context is put away by this page, which tells of it by itself. */
export function notePutAwayHere(contextId: string): void {
  ids.add(contextId);
}

/** Whether a context that is gone was put away by this page; answers true once. */
export function takePutAwayHere(contextId: string): boolean {
  return ids.delete(contextId);
}
