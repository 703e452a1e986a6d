'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { Flow } from 'my_flow_contract';
import { useEffect, useRef } from 'react';
import { refreshFlow } from '#src/lib/data/refresh-flow.ts';
import { forgetWantedFlow, useWantedFlowId } from '#src/lib/room/wanted-flow.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import type { ListController } from './list-controller.ts';
import type { ListSection } from './list-state.ts';
import { shortTitle } from './short-title.ts';
import type { RoomRows } from './use-list-view.ts';

type Given = {
  readonly contextId: string;
  readonly rows: RoomRows;
  readonly sections: readonly (readonly string[])[];
  readonly shown: ReadonlySet<ListSection>;
  readonly controller: ListController;
};

/** Shows the flow that a search hit or an address asks for: opens the list it is in, and puts the focus on it. */
export function useShowWanted({ contextId, rows, sections, shown, controller }: Given): void {
  const wantedId = useWantedFlowId();
  const client = useQueryClient();
  const askedId = useRef<string | null>(null);
  useEffect(() => {
    if (wantedId === null) return;
    const show = (section: ListSection) => {
      if (!shown.has(section)) controller.dispatch({ type: 'toggleSection', section });
    };
    if (sections.some((ids) => ids.includes(wantedId))) {
      controller.focusRow(wantedId);
      forgetWantedFlow();
    } else if (rows.rest.some(({ flow }) => flow.id === wantedId)) show('rest');
    else if (askedId.current !== wantedId) {
      askedId.current = wantedId;
      void refreshFlow(client, wantedId).then(
        (flow) => flow.contextId === contextId && showPutAway(flow, show),
        () => sayGone(),
      );
    }
  }, [wantedId, contextId, rows, sections, shown, controller, client]);
}

/** It is in none of the lists that are read: it was put away, or done on an earlier day. */
function showPutAway(flow: Flow, show: (section: ListSection) => void): void {
  if (flow.trashedAt !== null) sayGone();
  else if (flow.state === 'parked' || flow.state === 'archived') show(flow.state);
  else if (flow.state === 'done') {
    notify.done(t('flows.doneEarlier', { title: shortTitle(flow.title) }));
    forgetWantedFlow();
  }
}

function sayGone(): void {
  notify.failure(t('problem.not_found'));
  forgetWantedFlow();
}
