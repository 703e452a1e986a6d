'use client';

import { type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Context, type ContextSummary, defaultPreferences, type Flow, type FlowListState, type Preferences } from 'my_flow_contract';
import { call } from '#src/lib/api/call.ts';
import { startOfDay } from './day.ts';
import { keys } from './keys.ts';
import { allPages } from './pages.ts';

/** The contexts of the rail, in their order. */
export function useContexts(): Context[] {
  return (
    useQuery({ queryKey: keys.contexts, queryFn: async ({ signal }) => (await call('listContexts', { query: {} }, { signal })).items })
      .data ?? []
  );
}

/** Archived or trashed contexts. */
export function useContextsIn(state: 'archived' | 'trashed'): UseQueryResult<Context[]> {
  return useQuery({
    queryKey: keys.contextsIn(state),
    queryFn: async ({ signal }) => (await call('listContexts', { query: { state } }, { signal })).items,
  });
}

/** The counts of one context; undefined until they are known. */
export function useSummary(contextId: string): ContextSummary | undefined {
  return useSummaries().find((summary) => summary.contextId === contextId);
}

/** What is due becomes overdue, and a day ends, without any change that the stream would tell. */
const countAgainMs = 300_000;

/** The counts of every active context. */
export function useSummaries(): ContextSummary[] {
  return (
    useQuery({
      queryKey: keys.summaries,
      queryFn: async ({ signal }) => (await call('summarizeContexts', {}, { signal })).items,
      refetchInterval: countAgainMs,
    }).data ?? []
  );
}

/** The person's preferences; the defaults until they are known. */
export function usePreferences(): Preferences {
  return (
    useQuery({ queryKey: keys.preferences, queryFn: ({ signal }) => call('getPreferences', {}, { signal }) }).data ?? defaultPreferences
  );
}

/** The person's time zone; UTC until the browser has told it. */
export function useZone(): string {
  return usePreferences().zone ?? 'UTC';
}

/** The flows of a state in a context, or in all of them with `'all'`; done flows are those of today. Not read while `isWanted` is false. */
export function useFlows(contextId: string, state: FlowListState, isWanted = true): UseQueryResult<Flow[]> {
  const zone = useZone();
  return useQuery({
    queryKey: keys.flows(contextId, state),
    queryFn: ({ signal }) => readFlows({ contextId, state, zone, signal }),
    enabled: isWanted,
  });
}

/** Reads a list into the cache before it is looked at. */
export function prefetchFlows(client: QueryClient, contextId: string, zone: string): void {
  for (const state of ['open', 'done'] as const) {
    void client.prefetchQuery({
      queryKey: keys.flows(contextId, state),
      queryFn: ({ signal }) => readFlows({ contextId, state, zone, signal }),
    });
  }
}

function readFlows({
  contextId,
  state,
  zone,
  signal,
}: {
  contextId: string;
  state: FlowListState;
  zone: string;
  signal: AbortSignal;
}): Promise<Flow[]> {
  const scope = contextId === 'all' ? {} : { contextId };
  const since = state === 'done' ? { completedSince: startOfDay(Date.now(), zone) } : {};
  return allPages((page) => call('listFlows', { query: { ...scope, ...since, state, ...page } }, { signal }));
}
