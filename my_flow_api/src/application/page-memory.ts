/** For some 300 pages of 50 usual flows. */
const bytesMaxDefault = 8 * 1024 * 1024;

/**
 * Answers with a page that were given before, as bytes. Whatever changes a list is an act, so a page is good for as long as the newest act of the
 * person is the one that was the newest when it was read. It holds at most so many bytes; those kept longest go first.
 */
export function createPageMemory(bytesMax = bytesMaxDefault) {
  const pages = new Map<string, { readonly seq: number; readonly bytes: Buffer }>();
  let held = 0;

  function forget(name: string): void {
    held -= pages.get(name)?.bytes.length ?? 0;
    pages.delete(name);
  }

  return {
    find(name: string, seq: number): Buffer | null {
      const kept = pages.get(name);
      return kept?.seq === seq ? kept.bytes : null;
    },
    /** `seq` has to be read before the page is: a change in between is then missed by nobody. */
    keep(name: string, seq: number, bytes: Buffer): void {
      forget(name);
      pages.set(name, { seq, bytes });
      held += bytes.length;
      for (const oldest of pages.keys()) {
        if (held <= bytesMax) return;
        forget(oldest);
      }
    },
  };
}
