'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { Day, Flow, FlowBulk, FlowEdit, Step } from 'my_flow_contract';
import { useMemo } from 'react';
import { newKey } from '#src/lib/api/new-key.ts';
import { positionAfter, predict } from '#src/lib/data/predict.ts';
import { isVersionMismatch, refreshFlow } from '#src/lib/data/refresh-flow.ts';
import { type RunAct, useAct } from '#src/lib/data/use-act.ts';
import { t, type WordsKey } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import { shortTitle } from './short-title.ts';

type Many = readonly Flow[];

/** Everything that can be done with flows of a room. Done to several, it is one act. */
export type FlowActs = {
  complete(flows: Many): void;
  reopen(flows: Many): void;
  park(flows: Many, untilDay: Day | null, dayWords: string): void;
  archive(flows: Many): void;
  trash(flows: Many): void;
  move(flows: Many, to: { readonly id: string; readonly name: string }): void;
  /** Puts a flow behind another of its context, or first with null; `ordered` are the open flows in their order. */
  reorder(flow: Flow, afterId: string | null, ordered: Many): void;
  edit(flows: Many, edit: FlowEdit, toast?: string): void;
  /** Changes the steps; when they were changed elsewhere meanwhile, the same change is made to the newer ones. */
  editSteps(flow: Flow, change: (steps: readonly Step[]) => Step[]): void;
  duplicate(flow: Flow, ordered: Many): void;
};

export function useFlowActs(): FlowActs {
  const act = useAct();
  const client = useQueryClient();
  return useMemo(() => ({ ...statesOf(act), ...placesOf(act), ...contentsOf(act), editSteps: stepsEditor(act, client) }), [act, client]);
}

type States = Pick<FlowActs, 'complete' | 'reopen' | 'park' | 'archive' | 'trash'>;

function statesOf(act: RunAct): States {
  const run = manyRunner(act);
  const simple =
    (name: 'completeFlow' | 'reopenFlow' | 'archiveFlow' | 'trashFlow', type: 'complete' | 'reopen' | 'archive' | 'trash', words: Words) =>
    (flows: Many) => {
      const at = nowInstant();
      run(flows, {
        one: (flow, options) => act(name, { params: { flowId: flow.id } }, options),
        many: { type },
        look: (flow) => looks[type](flow, at),
        words,
      });
    };
  return {
    complete: simple('completeFlow', 'complete', 'flows.toast.completed'),
    reopen: simple('reopenFlow', 'reopen', 'flows.toast.reopened'),
    archive: simple('archiveFlow', 'archive', 'flows.toast.archived'),
    trash: simple('trashFlow', 'trash', 'flows.toast.trashed'),
    park(flows, untilDay, dayWords) {
      const at = nowInstant();
      run(flows, {
        one: (flow, options) => act('parkFlow', { params: { flowId: flow.id }, body: { untilDay } }, options),
        many: { type: 'park', untilDay },
        look: (flow) => predict.parked(flow, untilDay, at),
        words: untilDay === null ? 'flows.toast.parked' : 'flows.toast.parkedUntil',
        values: { day: dayWords },
      });
    },
  };
}

const looks = { complete: predict.completed, reopen: predict.reopened, archive: predict.archived, trash: predict.trashed };

function placesOf(act: RunAct): Pick<FlowActs, 'move' | 'reorder'> {
  const run = manyRunner(act);
  return {
    move(flows, to) {
      const at = nowInstant();
      run(flows, {
        one: (flow, options) => act('moveFlow', { params: { flowId: flow.id }, body: { contextId: to.id } }, options),
        many: { type: 'move', contextId: to.id },
        // Where in the other room only the server knows; it goes before all others there, as any position before `A` does.
        look: (flow) => predict.moved(flow, { contextId: to.id, position: `0${flow.position}` }, at),
        words: 'flows.toast.moved',
        values: { context: to.name },
      });
    },
    reorder(flow, afterId, ordered) {
      const position = positionAfter(ordered, afterId, flow.id);
      const look =
        position === null ? {} : { expected: { flows: [predict.moved(flow, { contextId: flow.contextId, position }, nowInstant())] } };
      void act('moveFlow', { params: { flowId: flow.id }, body: { afterId } }, look);
    },
  };
}

function contentsOf(act: RunAct): Pick<FlowActs, 'edit' | 'duplicate'> {
  const run = manyRunner(act);
  return {
    edit(flows, edit, toast) {
      const at = nowInstant();
      run(flows, {
        one: (flow, { expected = {} }) =>
          act('editFlow', { params: { flowId: flow.id }, body: edit }, toast === undefined ? { expected } : { expected, toast }),
        many: { type: 'edit', edit },
        look: (flow) => predict.edited(flow, edit, at),
        words: 'flows.toast.edited',
      });
    },
    duplicate(flow, ordered) {
      const at = nowInstant();
      const position = positionAfter(ordered, flow.id, '') ?? flow.position;
      const copy: Flow = {
        ...predict.reopened(flow, at),
        id: `draft_${newKey()}`,
        position,
        version: 1,
        trashedAt: null,
        source: 'you',
        createdAt: at,
      };
      void act(
        'duplicateFlow',
        { params: { flowId: flow.id } },
        { expected: { flows: [copy] }, toast: t('flows.toast.duplicated', { title: shortTitle(flow.title), count: 1 }) },
      );
    },
  };
}

function stepsEditor(act: RunAct, client: QueryClient): FlowActs['editSteps'] {
  const edit = (flow: Flow, change: (steps: readonly Step[]) => Step[], triesLeft: number): void => {
    const steps = change(flow.steps);
    if (JSON.stringify(steps) === JSON.stringify(flow.steps)) return;
    void act(
      'editFlow',
      { params: { flowId: flow.id }, body: { steps } },
      {
        ifVersion: flow.version,
        expected: { flows: [predict.edited(flow, { steps }, nowInstant())] },
        onRefused(error) {
          if (!isVersionMismatch(error) || triesLeft === 0) return false;
          void refreshFlow(client, flow.id).then(
            (fresh) => edit(fresh, change, triesLeft - 1),
            () => notify.failure(t('problem.offline')),
          );
          return true;
        },
      },
    );
  };
  return (flow, change) => edit(flow, change, 2);
}

/** Words that have a form for one flow, with its title, and one for several, with their count. */
type Words = WordsKey & `flows.toast.${string}`;

type Doing = {
  readonly one: (flow: Flow, options: { expected?: { flows: Flow[] }; toast?: string }) => Promise<unknown>;
  readonly many: FlowBulk['action'];
  readonly look: (flow: Flow) => Flow;
  readonly words: Words;
  readonly values?: Readonly<Record<string, string>>;
};

function manyRunner(act: RunAct): (flows: Many, doing: Doing) => void {
  return (flows, { one, many, look, words, values = {} }) => {
    const [first] = flows;
    if (first === undefined) return;
    const options = {
      expected: { flows: flows.map(look) },
      toast: t(words, { ...values, title: shortTitle(first.title), count: flows.length }),
    };
    if (flows.length === 1) void one(first, options);
    else void act('bulkFlows', { body: { flowIds: flows.map((flow) => flow.id), action: many } }, options);
  };
}

function nowInstant(): string {
  return new Date().toISOString();
}
