export type Turn = {
  /** Takes the turn from whoever has it. */
  take(): void;
  /** Gives it up, or the place in the row. */
  leave(): void;
};

/**
 * One tab of a browser at a time has the turn that goes by `name`; the others wait in a row, and the next has it when the tab is closed, crashes or leaves.
 * `onLost` is called when another tab has taken it; then this one waits again. Where the browser gives no locks to this page, everybody has a turn.
 */
export function takeTurns(name: string, onTurn: () => void, onLost: () => void): Turn {
  let asking = new AbortController();
  const ask = (steal: boolean) => {
    const { signal } = asking;
    let isHeld = false;
    const hold = () =>
      new Promise<void>((resolve) => {
        if (signal.aborted) return resolve();
        isHeld = true;
        signal.addEventListener('abort', () => resolve());
        onTurn();
      });
    navigator.locks.request(name, steal ? { steal } : { signal }, hold).catch(() => {
      if (signal.aborted) return;
      if (!isHeld) return onTurn();
      onLost();
      ask(false);
    });
  };
  ask(false);
  return {
    take() {
      asking.abort();
      asking = new AbortController();
      ask(true);
    },
    leave: () => asking.abort(),
  };
}
