'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type Flow, type FlowEdit, limits } from 'my_flow_contract';
import { useState } from 'react';
import { predict } from '#src/lib/data/predict.ts';
import { isVersionMismatch, refreshFlow } from '#src/lib/data/refresh-flow.ts';
import { type RunAct, useAct } from '#src/lib/data/use-act.ts';
import { t } from '#src/lib/words/words.ts';
import { notify } from '#src/ui/notify.ts';
import { useListController } from '../list-controller.ts';
import { type FlowText, type KeptText, readKept, sameText, textOf, writeKept } from './text-draft.ts';

export type TextEdit = {
  readonly text: FlowText;
  /** What keeps the text from being saved, in words; null when nothing does. */
  readonly problem: string | null;
  /** The newer text that somebody saved meanwhile; null when there is none. */
  readonly theirs: FlowText | null;
  change(part: Partial<FlowText>): void;
  /** Saves what was changed. False when it cannot be saved as it is: the editor then stays open. */
  save(): boolean;
  /** Lets go of what was changed; the function that comes back keeps it again. Null when nothing was changed. */
  drop(): (() => void) | null;
  keepMine(): void;
  takeTheirs(): void;
};

/** Title and notes while they are edited: kept in this browser letter by letter, saved on leaving, and never over a newer text without asking. */
export function useTextEdit(flow: Flow): TextEdit {
  const controller = useListController();
  const client = useQueryClient();
  const act = useAct();
  const saved = textOf(flow);
  const [kept, setKept] = useState<KeptText>(() => readKept(flow.id) ?? { text: saved, base: saved });
  const isChanged = !sameText(kept.text, kept.base) && !sameText(kept.text, saved);
  const theirs = isChanged && !sameText(saved, kept.base) ? saved : null;
  const text = isChanged ? kept.text : saved;
  const problem = isChanged ? problemOf(text) : null;
  const set = (next: KeptText) => {
    setKept(next);
    writeKept(flow.id, sameText(next.text, next.base) ? null : next);
  };
  const send = (base: FlowText) => {
    writeKept(flow.id, { text, base });
    setKept({ text, base: text });
    saveText({ act, client, flow, text, base, triesLeft: 2, reopen: () => controller.edit(flow.id) });
  };
  return {
    text,
    problem,
    theirs,
    change: (part) => set({ text: { ...text, ...part }, base: isChanged ? kept.base : saved }),
    save() {
      if (!isChanged) return true;
      if (problem !== null || theirs !== null) return false;
      send(kept.base);
      return true;
    },
    drop() {
      if (!isChanged) return null;
      writeKept(flow.id, null);
      return () => writeKept(flow.id, kept);
    },
    keepMine: () => (problem === null ? send(saved) : set({ text, base: saved })),
    takeTheirs: () => set({ text: saved, base: saved }),
  };
}

function problemOf({ title, notes }: FlowText): string | null {
  if (title.trim() === '') return t('flows.edit.titleNeeded');
  const over = title.trim().length - limits.flowTitleCharsMax;
  if (over > 0) return t('flows.edit.titleTooLong', { count: over });
  const notesOver = notes.length - limits.flowNotesCharsMax;
  return notesOver > 0 ? t('flows.edit.notesTooLong', { count: notesOver }) : null;
}

type Saving = {
  readonly act: RunAct;
  readonly client: QueryClient;
  readonly flow: Flow;
  readonly text: FlowText;
  readonly base: FlowText;
  readonly triesLeft: number;
  readonly reopen: () => void;
};

function saveText(saving: Saving): void {
  const { act, flow, text, base, reopen } = saving;
  const title = text.title.trim();
  const edit: FlowEdit = { ...(title === base.title ? {} : { title }), ...(text.notes === base.notes ? {} : { notes: text.notes }) };
  if (Object.keys(edit).length === 0) {
    writeKept(flow.id, null);
    return;
  }
  void act(
    'editFlow',
    { params: { flowId: flow.id }, body: edit },
    {
      ifVersion: flow.version,
      expected: { flows: [predict.edited(flow, edit, new Date().toISOString())] },
      onDone() {
        const kept = readKept(flow.id);
        if (kept !== null && sameText(kept.text, text)) writeKept(flow.id, null);
      },
      onRefused(error) {
        if (!isVersionMismatch(error)) {
          reopen();
          return false;
        }
        void saveOverNewer(saving);
        return true;
      },
    },
  );
}

/** It was changed meanwhile: when not in its text, the text is saved on top; else the person is asked. */
async function saveOverNewer(saving: Saving): Promise<void> {
  const { client, base, triesLeft, reopen } = saving;
  try {
    const flow = await refreshFlow(client, saving.flow.id);
    if (sameText(textOf(flow), { ...saving.text, title: saving.text.title.trim() })) writeKept(flow.id, null);
    else if (sameText(textOf(flow), base) && triesLeft > 0) saveText({ ...saving, flow, triesLeft: triesLeft - 1 });
    else reopen();
  } catch {
    notify.failure(t('problem.offline'));
    reopen();
  }
}
