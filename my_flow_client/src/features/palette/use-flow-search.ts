'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Flow, limits } from 'my_flow_contract';
import { useEffect, useState } from 'react';
import { call } from '#src/lib/api/call.ts';

const pauseMs = 120;
const hitsMax = 30;

export type FlowSearch = { readonly flows: readonly Flow[]; readonly isLooking: boolean; readonly error: unknown };

/** Looks in the flows of all contexts for a query, once typing pauses. Nothing is asked for an empty query, which is how to switch it off. */
export function useFlowSearch(query: string): FlowSearch {
  const asked = useSettled(query.trim().slice(0, limits.searchCharsMax));
  const { data, isFetching, error } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => call('searchFlows', { query: { q: asked, limit: hitsMax } }, { signal }),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    // What was found a moment ago may have changed since; nothing keeps it in step.
    staleTime: 0,
    gcTime: 30_000,
  });
  if (query.trim() === '') return { flows: [], isLooking: false, error: null };
  return { flows: error === null ? (data?.items ?? []) : [], isLooking: isFetching || asked !== query.trim(), error };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
