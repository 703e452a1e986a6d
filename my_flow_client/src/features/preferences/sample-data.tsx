'use client';

import { useState } from 'react';
import { useContexts } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Section, Setting } from './section.tsx';

/** Contexts and flows to try MyFlow with: put in, and taken out without a trace. */
export function SampleData() {
  const hasSample = useContexts().some((context) => context.sample);
  const [isBusy, setIsBusy] = useState(false);
  const act = useAct();
  const change = async () => {
    setIsBusy(true);
    if (hasSample) await act('removeSampleData', {}, { toast: t('preferences.sampleRemoved') });
    else await act('addSampleData', {}, { toast: t('preferences.sampleAdded') });
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
