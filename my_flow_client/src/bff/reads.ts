import 'server-only';
import type { Context, ContextSummary, Flow, Preferences, RouteResponse } from 'my_flow_contract';
import { cache } from 'react';
import { startOfDay } from '#src/lib/data/day.ts';
import { allPages } from '#src/lib/data/pages.ts';
import { callApi } from './call-api.ts';

/** The preferences, read once per page. */
export const readPreferences = cache((): Promise<Preferences> => callApi('getPreferences', {}));

/** The active contexts, read once per page. */
export const readContexts = cache(async (): Promise<Context[]> => (await callApi('listContexts', { query: {} })).items);

/** The number of the newest act, read before anything else: the live stream starts behind it, so that nothing is missed in between. */
export const readLastSeq = cache(async (): Promise<number> => (await callApi('listActs', { query: { limit: 1 } })).items[0]?.seq ?? 0);

/** The counts of every active context. */
export async function readSummaries(): Promise<ContextSummary[]> {
  return (await callApi('summarizeContexts', {})).items;
}

/** The open flows of a context, and those done today. */
export async function readRoom(contextId: string): Promise<{ open: Flow[]; done: Flow[] }> {
  const zone = (await readPreferences()).zone ?? 'UTC';
  const completedSince = startOfDay(Date.now(), zone);
  const [open, done] = await Promise.all([
    allPages((page) => callApi('listFlows', { query: { contextId, state: 'open', ...page } })),
    allPages((page) => callApi('listFlows', { query: { contextId, state: 'done', completedSince, ...page } })),
  ]);
  return { open, done };
}

/** The contexts that are archived, or in the trash. */
export async function readContextsIn(state: 'archived' | 'trashed'): Promise<Context[]> {
  return (await callApi('listContexts', { query: { state } })).items;
}

/** The newest acts, as the first page of the history. */
export function readNewestActs(): Promise<RouteResponse<'listActs'>> {
  return callApi('listActs', { query: {} });
}

/** All flows in the trash. */
export function readTrashedFlows(): Promise<Flow[]> {
  return allPages((page) => callApi('listFlows', { query: { state: 'trashed', ...page } }));
}
