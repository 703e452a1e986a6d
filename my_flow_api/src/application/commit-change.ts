import type { ChangeResult, Context, Flow, Instant, Preferences } from 'my_flow_contract';
import type { ActDraft } from '#src/domain/acts/act-draft.ts';
import { Failure } from '#src/domain/failure.ts';
import { instantOf } from '#src/domain/time/instant.ts';
import { resultOfAct, resultOfChanges } from './change-result.ts';
import type { Caller, Dependencies } from './dependencies.ts';
import type { Reading } from './reading.ts';

/** What there is to commit; or, when nothing would change, the document as it is. `author` overrules that of the caller. */
export type Decision = { readonly draft: ActDraft; readonly author?: 'rule' } | { readonly unchanged: Unchanged };
export type Unchanged =
  | { readonly entity: 'context'; readonly document: Context }
  | { readonly entity: 'flow'; readonly document: Flow }
  | { readonly entity: 'preferences'; readonly document: Preferences };

export type ChangeAnswer = { readonly body: ChangeResult; readonly replayed?: true };

/** How often a decision is made anew when somebody else was quicker. */
const attemptsMax = 5;

/**
 * Carries out one change of a person's documents: answers from the earlier act when the idempotency key has one, else decides, commits, and
 * decides again (at most five times) when what was read has changed in between. `decide` reads, and throws Failure.
 * A change that changes nothing writes no act: it is answered with the newest act on the document.
 * Throws Failure: idempotency_key_reused, name_taken, write_conflict, and those of `decide`.
 */
export async function commitChange(
  deps: Dependencies,
  caller: Caller,
  decide: (reading: Reading) => Promise<Decision>,
): Promise<ChangeAnswer> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const earlier = await replay(deps, caller);
    if (earlier !== null) return earlier;
    const reading = { store: deps.store, ids: deps.ids, userId: caller.userId, at: instantOf(deps.clock.nowMs()) };
    const decision = await decideOrReplay(deps, caller, () => decide(reading));
    if ('replayed' in decision) return decision;
    const answer =
      'unchanged' in decision
        ? await answerUnchanged(deps, caller, decision.unchanged)
        : await commit(deps, caller, { ...decision, at: reading.at });
    if (answer !== null) return answer;
  }
  throw new Failure('write_conflict', 'Others changed it at the same moment, several times over: try again.');
}

async function replay({ store }: Dependencies, { userId, idempotency }: Caller): Promise<Required<ChangeAnswer> | null> {
  if (idempotency === undefined) return null;
  const found = await store.findActByKey(userId, idempotency.key);
  if (found === null) return null;
  if (found.fingerprint !== idempotency.fingerprint) {
    throw new Failure('idempotency_key_reused', 'That Idempotency-Key belongs to another request: use a new one for each request.');
  }
  return { body: await resultOfAct(store, userId, found.act), replayed: true };
}

/** A refusal may come of the very request being carried out by a twin with the same key in between. */
async function decideOrReplay(
  deps: Dependencies,
  caller: Caller,
  decide: () => Promise<Decision>,
): Promise<Decision | Required<ChangeAnswer>> {
  try {
    return await decide();
  } catch (error) {
    const twin = error instanceof Failure ? await replay(deps, caller) : null;
    if (twin !== null) return twin;
    throw error;
  }
}

/** Null when it has to be decided again. */
async function commit(
  { store, bus, ids }: Dependencies,
  { userId, author, requestId, idempotency }: Caller,
  { draft, author: ownAuthor, at }: Extract<Decision, { draft: ActDraft }> & { readonly at: Instant },
): Promise<ChangeAnswer | null> {
  const origin = { author: ownAuthor ?? author, requestId, turnId: null };
  const outcome = await store.commit(userId, {
    id: ids.next('act'),
    at,
    origin,
    draft,
    ...(idempotency === undefined ? {} : { idempotency }),
  });
  if (outcome.status === 'name_taken') throw nameTaken(draft);
  if (outcome.status !== 'committed') return null;
  bus.wake(userId);
  return { body: resultOfChanges(outcome.act, draft.changes) };
}

function nameTaken(draft: ActDraft): Failure {
  const named = draft.changes.find((change) => change.entity === 'context' && change.after !== null);
  const name = named?.entity === 'context' ? named.after?.name : undefined;
  return new Failure('name_taken', `Another context is called “${name ?? ''}” already: choose another name, or rename that one.`);
}

async function answerUnchanged({ store }: Dependencies, { userId }: Caller, unchanged: Unchanged): Promise<ChangeAnswer> {
  const id = unchanged.entity === 'preferences' ? 'preferences' : unchanged.document.id;
  const act = await store.newestActOn(userId, id, 0);
  if (act === null) throw new Error(`no act has made ${id}`);
  return {
    body: {
      act,
      contexts: unchanged.entity === 'context' ? [unchanged.document] : [],
      flows: unchanged.entity === 'flow' ? [unchanged.document] : [],
      removedIds: [],
      preferences: unchanged.entity === 'preferences' ? unchanged.document : null,
      truncated: false,
    },
  };
}
