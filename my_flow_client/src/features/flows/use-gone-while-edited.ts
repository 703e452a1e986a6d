'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { Flow } from 'my_flow_contract';
import { useEffect, useRef } from 'react';
import { useAct } from '#src/lib/data/use-act.ts';
import type { ListController } from './list-controller.ts';
import type { ListView } from './use-list-controller.ts';

/** When the flow in the editor goes from the lists by a change made elsewhere, the person is told where it is; what was typed is kept as a draft. */
export function useGoneWhileEdited(view: ListView, controller: ListController): void {
  const client = useQueryClient();
  const act = useAct();
  const editedId = view.state.editing?.flowId ?? null;
  const edited = editedId === null ? undefined : view.flows.get(editedId);
  const before = useRef<Flow | undefined>(undefined);
  useEffect(() => {
    const flow = before.current;
    before.current = edited;
    if (edited !== undefined || flow === undefined || flow.id !== editedId) return;
    controller.closeEditor();
    // Without a connection there is nothing to be told: the news has come over it.
    import('./editor/say-gone.ts').then(({ sayGone }) => sayGone({ flow, client, act, controller })).catch(() => undefined);
  }, [edited, editedId, client, act, controller]);
}
