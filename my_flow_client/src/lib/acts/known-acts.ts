import type { ActHead } from 'my_flow_contract';

const known = new Map<string, ActHead>();
const knownMax = 500;

/** Keeps the head of an act that went by, so that taking it back can be told in its words. */
export function rememberAct(act: ActHead): void {
  known.delete(act.id);
  known.set(act.id, act);
  for (const id of known.keys()) {
    if (known.size <= knownMax) break;
    known.delete(id);
  }
}

/** An act that went by since the page was opened. */
export function knownAct(actId: string | null): ActHead | undefined {
  return actId === null ? undefined : known.get(actId);
}
