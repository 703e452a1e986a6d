'use client';

import { type Flow, limits } from 'my_flow_contract';
import { predict } from '#src/lib/data/predict.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import { type Addition, useAddition } from './use-addition.ts';

/** The field that adds a label; one that the flow has already is not added again. */
export function useNewLabel(flow: Flow): Addition {
  const act = useAct();
  return useAddition('label', flow, (known, text, putBack) => {
    const label = text.trim().replace(/^#+/, '').slice(0, limits.flowLabelCharsMax).trim();
    if (label === '' || known.labels.some((other) => other.toLowerCase() === label.toLowerCase())) return;
    if (known.labels.length >= limits.flowLabelsMax) {
      notify.failure(t('flows.edit.labelsFull', { count: limits.flowLabelsMax }));
      return;
    }
    const labels = [...known.labels, label];
    void act(
      'editFlow',
      { params: { flowId: known.id }, body: { labels } },
      {
        expected: { flows: [predict.edited(known, { labels }, new Date().toISOString())] },
        onRefused() {
          putBack();
          return false;
        },
      },
    );
  });
}
