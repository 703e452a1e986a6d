'use client';

import { Plus } from 'lucide-react';
import { type Clause, limits } from 'my_flow_contract';
import { type ReactNode, useEffect, useMemo } from 'react';
import { type Action, useActions } from '#src/lib/actions/actions.ts';
import { useContexts, useFlows } from '#src/lib/data/queries.ts';
import { useIsSettled, useLoaded } from '#src/lib/lazy/use-loaded.ts';
import { focusCapture, takeCaptureFocus } from '#src/lib/room/capture-focus.ts';
import { useTimeFrame } from '#src/lib/time/use-time-frame.ts';
import { t } from '#src/lib/words/words.ts';
import { CaptureField } from './capture-field.tsx';
import type { Range } from './ranges.ts';
import { SendButton } from './send-button.tsx';
import { UnderstoodAloud } from './understood-aloud.tsx';
import { useCapture } from './use-capture.ts';
import { WaitingList } from './waiting-list.tsx';

/** What shows what was understood: wanted with the first word, and fetched before it when there is time. */
const loadParts = async () => {
  const [{ LitText }, { CaptureEnd }, { ClauseList }, { spokenWords }] = await Promise.all([
    import('./lit-text.tsx'),
    import('./capture-end.tsx'),
    import('./clause-list.tsx'),
    import('./spoken-words.ts'),
  ]);
  return { LitText, CaptureEnd, ClauseList, spokenWords };
};

/** The line that turns words into flows. What is understood lights up while it is typed, and can be clicked away. */
export function CaptureLine({ contextId }: { contextId: string }) {
  const { text, clauses, isTooLong, change, ignore, send } = useCapture(contextId);
  const contexts = useContexts();
  const isEmptyRoom = useFlows(contextId, 'open').data?.length === 0;
  const frame = useTimeFrame();
  const surroundings = useMemo(() => ({ frame, contexts }), [frame, contexts]);
  const isSettled = useIsSettled();
  const parts = useLoaded(loadParts, isSettled || text !== '', false);
  useFocusAction();
  const onIgnore = (ranges: readonly Range[]) => {
    ignore(ranges);
    focusCapture();
  };
  const name = contexts.find(({ id }) => id === contextId)?.name ?? '';
  return (
    <section className="mb-[30px]">
      <div className="group/capture rounded-l border border-line-strong bg-surface px-4 transition-[border-color,box-shadow] duration-150 has-[textarea:focus]:border-accent has-[textarea:focus]:shadow-[0_0_0_3px_var(--accent-soft)]">
        <div className="flex min-h-[50px] items-start gap-3 py-[12px]">
          <Plus size={18} aria-hidden="true" className="mt-[3px] shrink-0 text-fg-3" />
          <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-3 gap-y-2">
            <CaptureField
              text={text}
              label={t('capture.label', { name })}
              placeholder={t(isEmptyRoom ? 'capture.example' : 'capture.placeholder')}
              isTooLong={isTooLong}
              onChange={change}
              onSend={send}
            >
              {/* Without the parts the text alone gives the field its height. */}
              {parts === null ? `${text}\u200b` : <parts.LitText text={text} clauses={clauses} contexts={contexts} />}
            </CaptureField>
            {parts && <parts.CaptureEnd clauses={clauses} surroundings={surroundings} onIgnore={onIgnore} />}
          </div>
          <SendButton isOffered={text.trim() !== '' && !isTooLong} onSend={send} />
        </div>
        {parts && clauses.length > 1 && <parts.ClauseList clauses={clauses} surroundings={surroundings} onIgnore={onIgnore} />}
      </div>
      <Remarks clauses={clauses} length={text.length} isTooLong={isTooLong} />
      <WaitingList onPutBack={(entryText) => change(text === '' ? entryText : `${text}\n${entryText}`)} />
      <UnderstoodAloud words={parts?.spokenWords(clauses, surroundings) ?? ''} />
    </section>
  );
}

function Remarks({ clauses, length, isTooLong }: { clauses: readonly Clause[]; length: number; isTooLong: boolean }): ReactNode {
  if (isTooLong) {
    return (
      <p role="alert" className="mt-2 px-1 text-danger text-sm">
        {t('capture.tooLong', { count: length.toLocaleString('en'), max: limits.captureCharsMax.toLocaleString('en') })}
      </p>
    );
  }
  return clauses.some(({ notes }) => notes !== '') ? <p className="mt-2 px-1 text-fg-3 text-sm">{t('capture.wholeTextInNotes')}</p> : null;
}

/** `c` goes to the line; so does a room that was opened to type in. */
function useFocusAction(): void {
  const actions = useMemo<Action[]>(
    () => [
      {
        id: 'capture.focus',
        title: t('capture.focus'),
        group: 'capture',
        keys: 'c',
        keywords: 'new create',
        run: () => void focusCapture(),
      },
    ],
    [],
  );
  useActions(actions);
  useEffect(() => {
    if (takeCaptureFocus()) focusCapture();
  }, []);
}
