import type { ActHead, Instant } from 'my_flow_contract';
import type { ActDraft, ActOrigin } from './act-draft.ts';

/** What undo and redo look for: acts of a person's own, those of rules, and their own kind. */
export type ActRole = 'plain' | 'rule' | 'undo' | 'redo';

/** The head of a new act, which nothing has undone yet. */
export function newActHead(
  act: { readonly id: string; readonly at: Instant; readonly origin: ActOrigin; readonly draft: ActDraft },
  seq: number,
): ActHead {
  const { draft, origin } = act;
  return {
    id: act.id,
    seq,
    author: origin.author,
    kind: draft.kind,
    at: act.at,
    requestId: origin.requestId,
    turnId: origin.turnId,
    subject: draft.subject,
    undoes: draft.undoes ?? null,
    undoneBy: null,
  };
}

export function actRole(head: Pick<ActHead, 'kind' | 'author'>): ActRole {
  if (head.kind === 'undo' || head.kind === 'redo') return head.kind;
  return head.author === 'rule' ? 'rule' : 'plain';
}
