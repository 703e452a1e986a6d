import { generateNKeysBetween } from 'fractional-indexing';
import { type Clause, type Flow, limits } from 'my_flow_contract';

type Given = {
  readonly clauses: readonly Clause[];
  /** The captured text; it is the title where nothing has been read yet. */
  readonly text: string;
  /** The room of the capture line. */
  readonly contextId: string;
  /** The position of the first open flow of a context; null when it has none, or when they are not known. */
  readonly firstPositionIn: (contextId: string) => string | null;
  readonly nowMs: number;
  /** A fresh word for each temporary id. */
  readonly newKey: () => string;
};

/** The flows that a capture will make, under temporary ids, before the others of their contexts as the server puts them. */
export function expectedFlows({ clauses, text, contextId, firstPositionIn, nowMs, newKey }: Given): Flow[] {
  const drafts = clauses.length > 0 ? clauses : [{ title: text }];
  const homes = drafts.map((draft) => ('contextId' in draft ? (draft.contextId ?? contextId) : contextId));
  const positions = new Map([...new Set(homes)].map((home) => [home, positionsBefore(firstPositionIn(home), homes, home)]));
  return drafts.map((draft, index) => {
    const home = homes[index] ?? contextId;
    return newFlow({ draft, contextId: home, position: positions.get(home)?.shift() ?? '0', nowMs, id: `draft_${newKey()}` });
  });
}

type Draft = Clause | { readonly title: string };
type Birth = { draft: Draft; contextId: string; position: string; nowMs: number; id: string };

function newFlow({ draft, contextId, position, nowMs, id }: Birth): Flow {
  const at = new Date(nowMs).toISOString();
  const read = 'due' in draft ? draft : null;
  return {
    id,
    contextId,
    title: draft.title.replace(/\s+/g, ' ').trim().slice(0, limits.flowTitleCharsMax),
    notes: read?.notes ?? '',
    priority: read?.priority ?? 'medium',
    due: read?.due ?? null,
    startDay: read?.startDay ?? null,
    estimateMinutes: read?.estimateMinutes ?? null,
    labels: read?.labels ?? [],
    steps: [],
    recurrence: read?.recurrence ?? null,
    position,
    state: 'open',
    parkedUntilDay: null,
    wakesAt: null,
    completedAt: null,
    trashedAt: null,
    source: 'you',
    sourceMessageId: null,
    sample: false,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

function positionsBefore(first: string | null, homes: readonly string[], home: string): string[] {
  const count = homes.filter((other) => other === home).length;
  try {
    return generateNKeysBetween(null, first, count);
  } catch {
    // A first position that is no fractional index; what matters until the answer comes is that they stand in front.
    return Array.from({ length: count }, (_, index) => `0${index}`);
  }
}
