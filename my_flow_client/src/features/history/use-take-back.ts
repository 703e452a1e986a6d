'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { Act } from 'my_flow_contract';
import { useCallback, useRef, useState } from 'react';
import { call } from '#src/lib/api/call.ts';
import { applyResult } from '#src/lib/data/apply-change.ts';
import { inOrder } from '#src/lib/data/in-order.ts';
import { wordsOf } from '#src/lib/data/use-act.ts';
import { notify } from '#src/ui/notify.ts';

export type TakeBack = {
  /** The act whose undoing or redoing is under way. */
  readonly busyId: string | null;
  readonly run: (direction: 'undo' | 'redo', act: Act) => void;
};

/** Undoes or redoes one act of the history. A refusal is told in words that name the later change. */
export function useTakeBack(): TakeBack {
  const client = useQueryClient();
  const [busyId, setBusyId] = useState<string | null>(null);
  const busy = useRef<string | null>(null);
  const run = useCallback<TakeBack['run']>(
    (direction, act) => {
      if (busy.current === act.id) return;
      busy.current = act.id;
      setBusyId(act.id);
      inOrder(() => call(direction, { body: { actId: act.id } }))
        .then((result) => applyResult(client, result))
        .catch((error: unknown) => notify.failure(wordsOf(error)))
        .finally(() => {
          busy.current = null;
          setBusyId(null);
        });
    },
    [client],
  );
  return { busyId, run };
}
