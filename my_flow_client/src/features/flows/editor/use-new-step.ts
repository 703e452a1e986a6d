'use client';

import { type Flow, limits } from 'my_flow_contract';
import { newStepId } from '#src/lib/data/new-step-id.ts';
import { predict } from '#src/lib/data/predict.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import { type Addition, useAddition } from './use-addition.ts';

/** The line that adds steps: one for each line of its text. */
export function useNewStep(flow: Flow): Addition {
  const act = useAct();
  return useAddition('step', flow, (known, text, putBack) => {
    const all = titlesOf(text);
    const titles = all.slice(0, limits.flowStepsMax - known.steps.length);
    if (titles.length < all.length) notify.failure(t('flows.steps.full', { count: limits.flowStepsMax }));
    if (titles.length === 0) return;
    const nowMs = Date.now();
    const steps = titles.map((title) => ({ id: newStepId(nowMs), title, done: false }));
    void act(
      'splitFlow',
      { params: { flowId: known.id }, body: { titles } },
      {
        expected: { flows: [predict.split(known, steps, new Date(nowMs).toISOString())] },
        onRefused() {
          putBack();
          return false;
        },
      },
    );
  });
}

/** A title for each line, without the signs of a list. */
function titlesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^\s*(?:[-*+•]|\d+[.)])\s+/, '')
        .trim()
        .slice(0, limits.flowTitleCharsMax),
    )
    .filter(Boolean);
}
