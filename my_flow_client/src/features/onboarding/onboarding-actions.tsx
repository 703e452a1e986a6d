'use client';

import { useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { useContexts } from '#src/lib/data/queries.ts';
import { useAct } from '#src/lib/data/use-act.ts';
import { useGo } from '#src/lib/room/use-go.ts';
import { t } from '#src/lib/words/words.ts';

/** Offers the welcome page again, and sample data where there is none. */
export function OnboardingActions() {
  const go = useGo();
  const act = useAct();
  const hasSample = useContexts().some((context) => context.sample);
  const actions = useMemo<Action[]>(() => {
    const welcome: Action = { id: 'welcome.open', title: t('onboarding.openAction'), group: 'go', run: () => go('/welcome') };
    const addSample: Action = {
      id: 'sample.add',
      title: t('onboarding.addSampleAction'),
      group: 'contexts',
      run: () => void act('addSampleData', {}, { toast: t('onboarding.sampleAdded') }),
    };
    return hasSample ? [welcome] : [welcome, addSample];
  }, [go, act, hasSample]);
  useActions(actions);
  return null;
}
