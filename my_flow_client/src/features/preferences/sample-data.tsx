'use client';

import '#src/lib/words/preferences-words.ts';
import { useCallback, useState } from 'react';
import { ProblemError } from '#src/lib/api/problem-error.ts';
import { useContexts, useFlows } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Section, Setting } from './section.tsx';

/** Contexts and flows to try MyFlow with: put in, and taken out without a trace. */
export function SampleData() {
  const { hasSample, learnThatThereIs, forget } = useHasSample();
  const [isBusy, setIsBusy] = useState(false);
  const act = useAct();
  const change = async () => {
    setIsBusy(true);
    if (hasSample) await act('removeSampleData', {}, { toast: t('preferences.sampleRemoved'), onDone: forget });
    else await act('addSampleData', {}, { toast: t('preferences.sampleAdded'), onRefused: learnThatThereIs });
    setIsBusy(false);
  };
  return (
    <Section title={t('preferences.sample')}>
      <Setting title={t(hasSample ? 'preferences.sampleIn' : 'preferences.sampleOut')} help={t('preferences.sampleHelp')}>
        <Button className="w-full" disabled={isBusy} onClick={() => void change()}>
          {t(hasSample ? 'preferences.sampleRemove' : 'preferences.sampleAdd')}
        </Button>
      </Setting>
    </Section>
  );
}

type HasSample = {
  readonly hasSample: boolean;
  readonly learnThatThereIs: (error: unknown) => boolean;
  readonly forget: () => void;
};

/**
 * Whether there is sample data, as far as it is seen: in a context of its own, or as open flows in a person's. What is done or parked alone is
 * learnt of when the server refuses to add it twice.
 */
function useHasSample(): HasSample {
  const [isLearnt, setIsLearnt] = useState(false);
  const contexts = useContexts();
  const open = useFlows('all', 'open').data ?? [];
  const learnThatThereIs = useCallback((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'invalid_state') setIsLearnt(true);
    return false;
  }, []);
  const forget = useCallback(() => setIsLearnt(false), []);
  return { hasSample: isLearnt || [...contexts, ...open].some((document) => document.sample), learnThatThereIs, forget };
}
