import { defaultPreferences } from 'my_flow_contract';
import { nameKey } from '#src/domain/contexts/name-key.ts';
import type { Calls } from './calls.ts';
import { type Kind, personId } from './layout.ts';
import type { PreparedCommit } from './prepare-commit.ts';

/** Why a commit could not be written. `again`: nothing of it is in the way any more, as when only the person's number had moved on. */
export type Refusal =
  | { readonly reason: 'key_taken' | 'conflict' | 'name_taken' }
  /** The act is there: written by an attempt whose outcome was unknown, or by another. */
  | { readonly reason: 'act_exists'; readonly seq: number }
  | { readonly reason: 'again'; readonly lastSeq: number };

/**
 * Looks for what is in the way of a commit, after it was refused and taken back: the answers of the writes do not tell. Should somebody write in between,
 * the next attempt is refused again.
 */
export async function explainRefusal(calls: Calls, prepared: PreparedCommit): Promise<Refusal> {
  const { userId, commit } = prepared;
  const { draft, idempotency } = commit;
  const seqOnly = { _id: 0, seq: 1 } as const;
  const [act, keyed, person] = await Promise.all([
    calls.findOne('act', { filter: { userId, id: commit.id }, projection: seqOnly }),
    idempotency === undefined ? null : calls.findOne('act', { filter: { userId, key: idempotency.key }, projection: { _id: 0, id: 1 } }),
    calls.findOne('person', { filter: { userId, id: personId }, projection: { _id: 0, seq: 1, preferencesVersion: 1 } }),
  ]);
  if (keyed !== null && keyed['id'] !== commit.id) return { reason: 'key_taken' };
  if (act !== null) return { reason: 'act_exists', seq: Number(act['seq']) };
  const lastSeq = Number(person?.['seq'] ?? 0);
  if (draft.lastSeq !== undefined && draft.lastSeq !== lastSeq) return { reason: 'conflict' };
  const preferences = Number(person?.['preferencesVersion'] ?? defaultPreferences.version);
  if (!(await isAsRead(calls, prepared, preferences))) return { reason: 'conflict' };
  return (await isNameTaken(calls, prepared)) ? { reason: 'name_taken' } : { reason: 'again', lastSeq };
}

/** Whether the act of a commit is there for good. */
export async function isConfirmed(calls: Calls, { userId, commit }: PreparedCommit): Promise<boolean> {
  const found = await calls.findOne('act', { filter: { userId, id: commit.id }, projection: { _id: 0, seq: 1 }, isConfirmed: true });
  return found !== null;
}

async function isAsRead(calls: Calls, { userId, commit }: PreparedCommit, preferencesVersion: number): Promise<boolean> {
  const { changes, leansOn = [], undone = [] } = commit.draft;
  const versionsIn = async (kind: Kind, ids: readonly string[]): Promise<Map<string, unknown>> => {
    if (ids.length === 0) return new Map();
    const found = await calls.find(kind, { filter: { userId, id: { $in: ids } }, projection: { _id: 0, id: 1, version: 1, undoneBy: 1 } });
    return new Map(found.map((document) => [String(document['id']), kind === 'act' ? document['undoneBy'] : document['version']]));
  };
  const idsOf = (entity: string) => changes.filter((change) => change.entity === entity).map((change) => change.id);
  const [contexts, flows, acts] = await Promise.all([
    versionsIn('context', [...idsOf('context'), ...leansOn.map((leaned) => leaned.contextId)]),
    versionsIn('flow', idsOf('flow')),
    versionsIn(
      'act',
      undone.map(({ actId }) => actId),
    ),
  ]);
  return (
    leansOn.every((leaned) => contexts.get(leaned.contextId) === leaned.version) &&
    undone.every(({ actId, was }) => acts.get(actId) === was) &&
    changes.every(({ entity, id, before }) => {
      if (entity === 'preferences') return preferencesVersion === (before?.version ?? defaultPreferences.version);
      return (entity === 'context' ? contexts : flows).get(id) === before?.version;
    })
  );
}

/** By another context that is not in the trash, of the store or of the same act. */
async function isNameTaken(calls: Calls, { userId, commit }: PreparedCommit): Promise<boolean> {
  const changed = commit.draft.changes.filter((change) => change.entity === 'context');
  const names = changed.flatMap(({ after }) => (after === null || after.trashedAt !== null ? [] : [nameKey(after.name)]));
  if (names.length === 0) return false;
  if (new Set(names).size < names.length) return true;
  const filter = { userId, nameKey: { $in: names } };
  const holders = await calls.find('context', { filter, projection: { _id: 0, id: 1 } });
  const changedIds = new Set(changed.map(({ id }) => id));
  return holders.some((holder) => !changedIds.has(String(holder['id'])));
}
