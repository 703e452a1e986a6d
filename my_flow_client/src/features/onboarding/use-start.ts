'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { ChangeResult, Context } from 'my_flow_contract';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { call } from '#src/lib/api/call.ts';
import { applyResult } from '#src/lib/data/apply-change.ts';
import { keys } from '#src/lib/data/keys.ts';
import { wordsOf } from '#src/lib/data/use-act.ts';
import { focusCapture } from '#src/lib/room/capture-focus.ts';
import { fold, type Role } from './roles.ts';

export type Start = {
  readonly isBusy: boolean;
  /** What went wrong, in words. */
  readonly problem: string | null;
  /** Creates the roles as contexts in their order, and opens the first with the capture line ready. */
  readonly startWith: (roles: readonly Role[]) => void;
  readonly startWithSample: () => void;
};

/** The ways out of the welcome. */
export function useStart(existing: readonly Context[]): Start {
  const client = useQueryClient();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async (work: () => Promise<string | undefined>) => {
    setBusy(true);
    setProblem(null);
    try {
      const contextId = await work();
      focusCapture();
      router.push(contextId === undefined ? '/' : `/c/${contextId}`);
    } catch (error) {
      setProblem(wordsOf(error));
      setBusy(false);
    }
  };
  const applied = (result: ChangeResult) => {
    applyResult(client, result);
    return result;
  };
  const createAll = async (roles: readonly Role[]) => {
    let firstId: string | undefined;
    // A second try after a failure half-way finds those of the first try in place.
    const known = new Map([...existing, ...(client.getQueryData<Context[]>(keys.contexts) ?? [])].map(({ id, name }) => [fold(name), id]));
    for (const { name, icon, hue } of roles) {
      const id =
        known.get(fold(name)) ??
        applied(await call('createContext', { body: { name, icon, hue } })).contexts.find((made) => made.name === name)?.id;
      firstId ??= id;
    }
    return firstId;
  };
  const addSample = async () =>
    applied(await call('addSampleData', {})).contexts.toSorted((a, b) => (a.position < b.position ? -1 : 1))[0]?.id;
  return { isBusy, problem, startWith: (roles) => void attempt(() => createAll(roles)), startWithSample: () => void attempt(addSample) };
}
