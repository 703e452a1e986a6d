'use client';

import type { Context } from 'my_flow_contract';
import { type FormEvent, useState } from 'react';
import { useContexts, useContextsIn } from '#src/lib/data/queries.ts';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { FieldProblem, inputClasses } from '#src/ui/field.tsx';
import { type ContextDraft, hoursProblem, nameProblem } from './context-draft.ts';
import { EmojiPicker } from './emoji-picker.tsx';
import { HoursPicker } from './hours-picker.tsx';
import { HuePicker } from './hue-picker.tsx';

type ContextFormProps = {
  readonly initial: ContextDraft;
  /** The context that is edited; its own name is free to it. */
  readonly own: Context | null;
  readonly submitWords: string;
  readonly isBusy: boolean;
  /** Called with every change. */
  readonly onDraft: (draft: ContextDraft) => void;
  readonly onSubmit: (draft: ContextDraft) => void;
  readonly onCancel: () => void;
};

/** Name, sign, light and hours of a context, shown in its own light while they are chosen. */
export function ContextForm({ initial, own, submitWords, isBusy, onDraft, onSubmit, onCancel }: ContextFormProps) {
  const [draft, setDraft] = useState(initial);
  const change = (next: ContextDraft) => {
    setDraft(next);
    onDraft(next);
  };
  const [isChecked, setIsChecked] = useState(false);
  const others = useOtherContexts(own);
  const nameWrong = nameProblem(draft.name, others);
  const hoursWrong = hoursProblem(draft.hours);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (nameWrong === null && hoursWrong === null && !isBusy) onSubmit(draft);
  };
  return (
    <form onSubmit={submit} data-hue="" style={{ '--hue': draft.hue }} className="flex flex-col gap-5" noValidate>
      <NameAndIcon draft={draft} onDraft={change} problem={isChecked || draft.name.trim() !== '' ? nameWrong : null} />
      <HuePicker hue={draft.hue} onHue={(hue) => change({ ...draft, hue })} />
      <div>
        <HoursPicker hours={draft.hours} onHours={(hours) => change({ ...draft, hours })} />
        {draft.hours !== null && <FieldProblem id="context-hours-problem">{isChecked ? hoursWrong : null}</FieldProblem>}
      </div>
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" type="submit" disabled={isBusy}>
          {submitWords}
        </Button>
      </div>
    </form>
  );
}

type NameAndIconProps = {
  readonly draft: ContextDraft;
  readonly onDraft: (draft: ContextDraft) => void;
  readonly problem: string | null;
};

function NameAndIcon({ draft, onDraft, problem }: NameAndIconProps) {
  return (
    <div className="room-light -mx-1 rounded-l border border-line px-4 pt-4 pb-2">
      <div className="flex items-center gap-3">
        <EmojiPicker icon={draft.icon} onIcon={(icon) => onDraft({ ...draft, icon })} />
        <input
          // The one thing that has to be filled in.
          data-autofocus=""
          value={draft.name}
          onChange={(event) => onDraft({ ...draft, name: event.target.value })}
          maxLength={50}
          dir="auto"
          placeholder={t('contexts.namePlaceholder')}
          aria-label={t('contexts.name')}
          aria-invalid={problem !== null}
          aria-describedby="context-name-problem"
          autoComplete="off"
          className={`${inputClasses} min-h-[52px] rounded-m font-semibold text-lg`}
        />
      </div>
      <FieldProblem id="context-name-problem">{problem}</FieldProblem>
    </div>
  );
}

function useOtherContexts(own: Context | null): Context[] {
  const active = useContexts();
  const archived = useContextsIn('archived').data ?? [];
  return [...active, ...archived].filter((context) => context.id !== own?.id);
}
