import { type Act, type ActHead, type ChangeResult, type Context, type Flow, limits, type Preferences } from 'my_flow_contract';
import type { DocumentChange } from '#src/domain/acts/act-draft.ts';
import type { Store } from '#src/ports/store.ts';

/** The answer to a change that was just committed: its documents as they were written, as many as fit an answer. */
export function resultOfChanges(act: ActHead, changes: readonly DocumentChange[]): ChangeResult {
  const contexts: Context[] = [];
  const flows: Flow[] = [];
  const removedIds: string[] = [];
  let preferences: Preferences | null = null;
  for (const change of changes.slice(0, limits.changedItemsPerAnswerMax)) {
    if (change.after === null) removedIds.push(change.id);
    else if (change.entity === 'context') contexts.push(change.after);
    else if (change.entity === 'flow') flows.push(change.after);
    else preferences = change.after;
  }
  return { act, contexts, flows, removedIds, preferences, truncated: changes.length > limits.changedItemsPerAnswerMax };
}

/** The answer to a change of earlier: its documents as they are now, as many as fit an answer; those that exist no more among `removedIds`. */
export async function resultOfAct(store: Store, userId: string, act: Act): Promise<ChangeResult> {
  const changes = act.changes.slice(0, limits.changedItemsPerAnswerMax);
  const idsOf = (entity: 'context' | 'flow') => changes.filter((change) => change.entity === entity).map((change) => change.id);
  const [contextIds, flowIds] = [idsOf('context'), idsOf('flow')];
  const contexts = contextIds.length > 0 ? await store.getContexts(userId, contextIds) : [];
  const flows = flowIds.length > 0 ? await store.getFlows(userId, flowIds) : [];
  const preferences = changes.some((change) => change.entity === 'preferences') ? await store.getPreferences(userId) : null;
  const existing = new Map<string, Context | Flow>([...contexts, ...flows].map((document) => [document.id, document]));
  return {
    act: headOf(act),
    contexts: inOrder(contextIds, contexts),
    flows: inOrder(flowIds, flows),
    removedIds: [...contextIds, ...flowIds].filter((id) => !existing.has(id)),
    preferences,
    truncated: act.changes.length > limits.changedItemsPerAnswerMax,
  };
}

function headOf(act: Act): ActHead {
  const { changes: _, ...head } = act;
  return head;
}

function inOrder<Document extends { id: string }>(ids: readonly string[], documents: readonly Document[]): Document[] {
  const byId = new Map(documents.map((document) => [document.id, document]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
