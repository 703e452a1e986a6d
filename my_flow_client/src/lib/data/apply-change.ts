import type { QueryClient } from '@tanstack/react-query';
import { type ChangeResult, type Context, dayInZone, type Flow, type FlowListState, type Preferences, type Zone } from 'my_flow_contract';
import { rememberAct } from '#src/lib/acts/known-acts.ts';
import { dropSent } from '#src/lib/outbox/outbox.ts';
import { keys } from './keys.ts';
import { noteTold } from './told-writes.ts';

/** Documents to put into the cache: what a write answered, what the live stream told, or what is expected of a write under way. */
export type Patch = {
  readonly flows?: readonly Flow[];
  readonly contexts?: readonly Context[];
  readonly removedIds?: readonly string[];
  readonly preferences?: Preferences | null;
};

type Options = {
  /** Put back what a refused write was expected to change, even over a newer look of it. */
  readonly isRollback?: boolean;
};

/** Puts documents into every cached list they belong to, takes them out of all others, and never replaces a newer version by an older one. */
export function applyPatch(client: QueryClient, patch: Patch, options: Options = {}): void {
  const removed = new Set(patch.removedIds ?? []);
  const flows = patch.flows ?? [];
  if (flows.length > 0 || removed.size > 0) {
    const zone = client.getQueryData<Preferences>(keys.preferences)?.zone ?? 'UTC';
    for (const [key, list] of client.getQueriesData<Flow[]>({ queryKey: ['flows'] })) {
      if (list === undefined) continue;
      // `keys.flows` makes every key that begins so.
      const [, contextId, state] = key as readonly [string, string, FlowListState];
      const next = mergedFlows({
        list,
        flows,
        removed,
        isRollback: options.isRollback === true,
        belongs: (flow) => belongsTo(flow, { contextId, state, zone }),
      });
      client.setQueryData(key, next.toSorted(orderOf(state)));
    }
  }
  for (const context of patch.contexts ?? []) applyContext(client, context, options.isRollback === true);
  if (removed.size > 0) {
    client.setQueriesData<Context[]>({ queryKey: ['contexts'] }, (list) => list?.filter((context) => !removed.has(context.id)));
  }
  if (patch.preferences) {
    const { preferences } = patch;
    client.setQueryData<Preferences>(keys.preferences, (known) =>
      known !== undefined && known.version > preferences.version && !options.isRollback ? known : preferences,
    );
  }
}

const draftsOf = new Map<string, readonly string[]>();

/** Documents under temporary ids stand for what a write will create until its act comes: with its answer, or before it by the live stream. `key` is that of the write. */
export function awaitDrafts(key: string, ids: readonly string[]): void {
  if (ids.length > 0) draftsOf.set(key, ids);
}

/** To be called when a write has ended, however it did. */
export function removeDrafts(client: QueryClient, key: string): void {
  const removedIds = draftsOf.get(key);
  draftsOf.delete(key);
  if (removedIds !== undefined) applyPatch(client, { removedIds });
}

/** Applies what the server says, and lets go of what is counted from it. */
export function applyResult(client: QueryClient, result: ChangeResult): void {
  rememberAct(result.act);
  noteTold(result);
  const key = result.act.requestId ?? '';
  dropSent(key);
  removeDrafts(client, key);
  if (result.truncated) void client.invalidateQueries();
  else {
    applyPatch(client, result);
    void client.invalidateQueries({ queryKey: keys.summaries });
    void client.invalidateQueries({ queryKey: keys.acts });
  }
}

/** A flow as any cached list holds it. */
export function cachedFlow(client: QueryClient, flowId: string): Flow | undefined {
  for (const [, list] of client.getQueriesData<Flow[]>({ queryKey: ['flows'] })) {
    const found = list?.find((flow) => flow.id === flowId);
    if (found) return found;
  }
  return undefined;
}

/** A context as any cached list holds it. */
export function cachedContext(client: QueryClient, contextId: string): Context | undefined {
  for (const [, list] of client.getQueriesData<Context[]>({ queryKey: ['contexts'] })) {
    const found = list?.find((context) => context.id === contextId);
    if (found) return found;
  }
  return undefined;
}

type Merge = {
  list: readonly Flow[];
  flows: readonly Flow[];
  removed: ReadonlySet<string>;
  isRollback: boolean;
  belongs: (flow: Flow) => boolean;
};

function mergedFlows({ list, flows, removed, isRollback, belongs }: Merge): Flow[] {
  const byId = new Map(list.filter((flow) => !removed.has(flow.id)).map((flow) => [flow.id, flow]));
  for (const flow of flows) {
    const known = byId.get(flow.id);
    if (known !== undefined && known.version > flow.version && !isRollback) continue;
    if (belongs(flow)) byId.set(flow.id, flow);
    else byId.delete(flow.id);
  }
  return [...byId.values()];
}

type FlowList = { readonly contextId: string; readonly state: FlowListState; readonly zone: Zone };

function belongsTo(flow: Flow, { contextId, state, zone }: FlowList): boolean {
  if (contextId !== 'all' && flow.contextId !== contextId) return false;
  if (state === 'trashed') return flow.trashedAt !== null;
  if (flow.trashedAt !== null || flow.state !== state) return false;
  if (state !== 'done' || flow.completedAt === null) return true;
  // The list of done flows holds those of today.
  return dayInZone(flow.completedAt, zone) === dayInZone(Date.now(), zone);
}

function orderOf(state: FlowListState): (a: Flow, b: Flow) => number {
  if (state === 'open') return (a, b) => compare(a.position, b.position) || compare(a.id, b.id);
  const at = (flow: Flow) => (state === 'done' ? flow.completedAt : state === 'trashed' ? flow.trashedAt : flow.updatedAt) ?? '';
  return (a, b) => compare(at(b), at(a)) || compare(b.id, a.id);
}

function applyContext(client: QueryClient, context: Context, isRollback: boolean): void {
  const home = context.trashedAt !== null ? 'trashed' : context.archivedAt !== null ? 'archived' : 'active';
  for (const [key, list] of client.getQueriesData<Context[]>({ queryKey: ['contexts'] })) {
    if (list === undefined) continue;
    const known = list.find((other) => other.id === context.id);
    if (known !== undefined && known.version > context.version && !isRollback) continue;
    const others = list.filter((other) => other.id !== context.id);
    const next = key[1] === home ? [...others, context] : others;
    client.setQueryData(
      key,
      next.toSorted((a, b) => compare(a.position, b.position) || compare(a.id, b.id)),
    );
  }
}

/** Byte order, as the API sorts. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
