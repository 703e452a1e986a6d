'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { Flow } from 'my_flow_contract';
import { cachedFlow } from '#src/lib/data/apply-change.ts';
import { readDraft, useDraft, writeDraft } from '#src/lib/drafts/use-draft.ts';
import { useListController } from '../list-controller.ts';
import { type AdditionKind, additionDraft } from './text-draft.ts';

/** Something that is typed in the editor and becomes a part of the flow once it is confirmed; until then it is kept in this browser. */
export type Addition = {
  readonly text: string;
  change(text: string): void;
  /** Adds what stands in the field, or what is given instead of it. */
  add(text?: string): void;
  /** Empties the field; the function that comes back puts everything into it again. Null when nothing was in it. */
  drop(): (() => void) | null;
};

/** `add` gets the flow as it is known this moment, and `putBack` to be called when the server refused. */
export type Adder = (flow: Flow, text: string, putBack: () => void) => void;

export function useAddition(kind: AdditionKind, flow: Flow, add: Adder): Addition {
  const client = useQueryClient();
  const controller = useListController();
  const name = additionDraft(kind, flow.id);
  const [text, change, discard] = useDraft(name);
  return {
    text,
    change,
    add(given = text) {
      discard();
      const known = cachedFlow(client, flow.id) ?? flow;
      add(known, given, () => {
        // What was typed meanwhile is newer.
        if (readDraft(name)) return;
        change(given);
        controller.edit(flow.id);
      });
    },
    drop() {
      if (text.trim() === '') return null;
      discard();
      return () => writeDraft(name, text);
    },
  };
}
