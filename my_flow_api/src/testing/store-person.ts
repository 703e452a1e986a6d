import type { ActAuthor, ActKind, Context, Flow, Instant, Preferences } from 'my_flow_contract';
import type { ActDraft, DocumentChange } from '#src/domain/acts/act-draft.ts';
import type { Commit, CommitOutcome, EncodedPage, FlowQuery, Store } from '#src/ports/store.ts';
import { buildId } from '#src/testing/builders.ts';

export const at = '2026-03-02T09:00:00.000Z';

export type CommitOptions = Partial<Pick<ActDraft, 'undoes' | 'undone' | 'leansOn' | 'lastSeq'>> & {
  readonly id?: string;
  readonly at?: Instant;
  readonly kind?: ActKind;
  readonly author?: ActAuthor;
  readonly idempotency?: Commit['idempotency'];
};

/** Somebody who writes into a store, as the use cases do. */
export type Person = ReturnType<typeof createPerson>;

/** A person with a name that no other test has, unless it is given: the same person elsewhere. */
export function createPerson(store: Store, name = 'ada', userId = `${name}-${buildId('user')}`) {
  async function commit(changes: readonly DocumentChange[], options: CommitOptions = {}): Promise<CommitOutcome> {
    const { id, at: actAt, kind, author, idempotency, ...rest } = options;
    const subject = { title: 'Something', count: changes.length, contextId: null };
    return await store.commit(userId, {
      id: id ?? buildId('act'),
      at: actAt ?? at,
      origin: { author: author ?? 'you', requestId: 'req-1', turnId: null },
      draft: { kind: kind ?? 'flow.edit', subject, changes, ...rest },
      ...(idempotency === undefined ? {} : { idempotency }),
    });
  }

  /** Commits and gives the act; throws when the store refuses. */
  async function act(changes: readonly DocumentChange[], options: CommitOptions = {}) {
    const outcome = await commit(changes, options);
    if (outcome.status !== 'committed') throw new Error(`expected to commit, but: ${outcome.status}`);
    return outcome.act;
  }

  return {
    userId,
    commit,
    act,
    async addContext(context: Context): Promise<Context> {
      await act([contextTo(null, context)]);
      return context;
    },
    async addFlows(...flows: Flow[]): Promise<void> {
      await act(flows.map((flow) => flowTo(null, flow)));
    },
    async editFlow(before: Flow, fields: Partial<Flow>): Promise<Flow> {
      const after = { ...before, ...fields, version: before.version + 1 };
      await act([flowTo(before, after)]);
      return after;
    },
    async editContext(before: Context, fields: Partial<Context>): Promise<Context> {
      const after = { ...before, ...fields, version: before.version + 1 };
      await act([contextTo(before, after)]);
      return after;
    },
    /** The ids of every page of a walk through a list, and what `between` did after each. */
    async walk(query: Omit<FlowQuery, 'cursor'>, between: () => Promise<void> = async () => {}): Promise<string[][]> {
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const page = await store.listFlows(userId, { ...query, cursor });
        pages.push(flowsOf(page).map((flow) => flow.id));
        cursor = page.nextCursor ?? undefined;
        await between();
      } while (cursor !== undefined && pages.length < 1_000);
      return pages;
    },
  };
}

export function flowTo(before: Flow | null, after: Flow | null): DocumentChange {
  return { entity: 'flow', id: before?.id ?? after?.id ?? '', before, after };
}

export function contextTo(before: Context | null, after: Context | null): DocumentChange {
  return { entity: 'context', id: before?.id ?? after?.id ?? '', before, after };
}

export function preferencesTo(before: Preferences, after: Preferences): DocumentChange {
  return { entity: 'preferences', id: 'preferences', before, after };
}

export function flowsOf(page: EncodedPage): Flow[] {
  // The store promises the JSON of flows; the tests compare it with what was written.
  return JSON.parse(page.itemsJson) as Flow[];
}

export function idsOf(documents: readonly { readonly id: string }[]): string[] {
  return documents.map((document) => document.id);
}
