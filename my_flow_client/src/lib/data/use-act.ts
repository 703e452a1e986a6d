'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ChangeResult, Context, Flow, Preferences, RouteName, Routes } from 'my_flow_contract';
import { useCallback } from 'react';
import { call } from '#src/lib/api/call.ts';
import { newKey } from '#src/lib/api/new-key.ts';
import { ProblemError } from '#src/lib/api/problem-error.ts';
import type { CallOf } from '#src/lib/api/request.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import { applyPatch, applyResult, awaitDrafts, cachedContext, cachedFlow, type Patch, removeDrafts } from './apply-change.ts';
import { inOrder } from './in-order.ts';
import { keys } from './keys.ts';
import { answerOf } from './told-writes.ts';

/** Names of the routes that write. */
export type WriteName = { [Name in RouteName]: Routes[Name] extends { write: true } ? Name : never }[RouteName];

export type ActOptions = {
  /** How the documents will look; shown at once, and taken back with words if the server refuses. */
  readonly expected?: Patch;
  readonly ifVersion?: number;
  /** What a toast says when it has worked; its button undoes it. */
  readonly toast?: string;
  /** Called after the server's answer has been applied. */
  readonly onDone?: (result: ChangeResult) => void;
  /** Called when the server refused, after the change was taken back; true means that the person has been told, so no toast is shown. */
  readonly onRefused?: (error: unknown) => boolean;
};

export type RunAct = <Name extends WriteName>(name: Name, given: CallOf<Name>, options?: ActOptions) => Promise<ChangeResult | null>;

/** Every change goes through this: shown at once, then confirmed or rolled back. Resolves to null when the server refused; a toast has said why. */
export function useAct(): RunAct {
  const client = useQueryClient();
  return useCallback(
    async (name, given, options = {}) => {
      const key = newKey();
      const expected = options.expected === undefined ? null : showExpected(client, options.expected, key);
      try {
        const callOptions = { idempotencyKey: key, ...(options.ifVersion === undefined ? {} : { ifVersion: options.ifVersion }) };
        // Every write answers a ChangeResult; the union over the names is too wide for the compiler to see it.
        const result = await inOrder(() => answerOf(key, () => call(name, given, callOptions) as Promise<ChangeResult>));
        applyResult(client, result);
        if (options.toast) offerUndo(client, options.toast, result.act.id);
        options.onDone?.(result);
        return result;
      } catch (error) {
        expected?.rollback();
        if (options.onRefused?.(error) !== true) notify.failure(wordsOf(error));
        return null;
      }
    },
    [client],
  );
}

/** What to tell a person about a failed call. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof ProblemError)) return t('problem.internal');
  const { code, problem } = error;
  if (code === 'act_conflict' && problem?.conflict) return t('problem.act_conflict_with', { title: problem.conflict.title });
  const isSpecific = code === 'limit_reached' || code === 'invalid_state' || code === 'invalid_request';
  return isSpecific && problem?.issues?.[0]
    ? problem.issues[0].message
    : isSpecific && problem?.detail
      ? problem.detail
      : t(`problem.${code}`);
}

/** Takes back one act; the toast of an act and the history page call it. */
export async function undoAct(client: QueryClient, actId: string | null): Promise<ChangeResult | null> {
  try {
    const result = await inOrder(() => call('undo', { body: actId === null ? {} : { actId } }));
    applyResult(client, result);
    return result;
  } catch (error) {
    notify.failure(wordsOf(error));
    return null;
  }
}

function offerUndo(client: QueryClient, words: string, actId: string): void {
  notify.done(words, { label: t('undo.button'), run: () => void undoAct(client, actId), id: actId });
}

function showExpected(client: QueryClient, expected: Patch, key: string): { rollback(): void } {
  const flows = (expected.flows ?? []).map((flow) => ({ id: flow.id, before: cachedFlow(client, flow.id) }));
  const contexts = (expected.contexts ?? []).map((context) => ({ id: context.id, before: cachedContext(client, context.id) }));
  const removed = (expected.removedIds ?? []).map((id) => cachedFlow(client, id)).filter((flow): flow is Flow => flow !== undefined);
  const preferences = expected.preferences ? (client.getQueryData<Preferences>(keys.preferences) ?? null) : null;
  const drafts = [...flows, ...contexts].filter(({ before }) => before === undefined).map(({ id }) => id);
  // A list that is being read right now would overwrite what is shown here with what was true before.
  void client.cancelQueries({ queryKey: ['flows'] });
  applyPatch(client, expected);
  awaitDrafts(key, drafts);
  return {
    rollback() {
      const flowsBefore = [...flows.map(({ before }) => before), ...removed].filter((flow): flow is Flow => flow !== undefined);
      const contextsBefore = contexts.map(({ before }) => before).filter((context): context is Context => context !== undefined);
      applyPatch(client, { flows: flowsBefore, contexts: contextsBefore, preferences }, { isRollback: true });
      removeDrafts(client, key);
    },
  };
}
