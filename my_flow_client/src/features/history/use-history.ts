'use client';

import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { Act, Context, RouteResponse } from 'my_flow_contract';
import { useMemo } from 'react';
import type { ActNames } from '#src/lib/acts/act-words.ts';
import { knownAct } from '#src/lib/acts/known-acts.ts';
import { call } from '#src/lib/api/call.ts';
import { keys } from '#src/lib/data/keys.ts';
import { useContexts, useContextsIn, usePreferences } from '#src/lib/data/queries.ts';
import { isDeed } from './changed-fields.ts';

/** The history as the query cache holds it; the server renders its first page into the same form. */
export type HistoryData = InfiniteData<RouteResponse<'listActs'>, number | null>;

export type History = {
  /** What was done, newest first, as far as it is loaded. */
  readonly acts: readonly Act[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly isFailed: boolean;
  readonly loadMore: () => void;
};

/** The first page has no act that it comes before. */
const newestPage: number | null = null;

/** The acts of the person, page by page backwards; kept in step, since every change lets go of what was read. */
export function useHistory(): History {
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = useInfiniteQuery({
    queryKey: keys.acts,
    queryFn: ({ pageParam, signal }) => call('listActs', { query: pageParam === null ? {} : { before: pageParam } }, { signal }),
    initialPageParam: newestPage,
    getNextPageParam: (page) => page.nextBefore,
  });
  const acts = useMemo(() => (data?.pages ?? []).flatMap((page) => page.items).filter(isDeed), [data]);
  return {
    acts,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    isFailed: isFetchNextPageError,
    loadMore: () => void fetchNextPage(),
  };
}

/** Every context that has a name still: active, archived or in the trash. */
export function useAllContexts(): Context[] {
  return [...useContexts(), ...(useContextsIn('archived').data ?? []), ...(useContextsIn('trashed').data ?? [])];
}

/** Where the history takes its names from. */
export function useActNames(contexts: readonly Context[]): ActNames {
  const client = useQueryClient();
  const { locale } = usePreferences();
  return {
    locale,
    contextName: (contextId) => contexts.find((context) => context.id === contextId)?.name,
    act: (actId) => {
      const loaded = client.getQueryData<HistoryData>(keys.acts)?.pages.flatMap((page) => page.items);
      return loaded?.find((act) => act.id === actId) ?? knownAct(actId);
    },
  };
}
