'use client';

import { Ellipsis } from 'lucide-react';
import type { Flow, NowReason } from 'my_flow_contract';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { t } from '#src/lib/words/words.ts';
import { Button } from '#src/ui/button.tsx';
import { Kbd } from '#src/ui/kbd.tsx';
import { useListController } from '../list-controller.ts';
import type { EditorFocus, PickerKind } from '../list-state.ts';
import { RowPicker } from '../pickers/row-picker.tsx';
import { Tick } from '../tick.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { DueField, StartField } from './due-field.tsx';
import { EstimateField, LabelsField, PriorityField, RecurrenceField } from './small-fields.tsx';
import { StepsField } from './steps-field.tsx';
import { useFlowEdit } from './use-flow-edit.ts';
import { useLeave } from './use-leave.ts';
import type { TextEdit } from './use-text-edit.ts';

type FlowEditorProps = {
  readonly flow: Flow;
  readonly reason: NowReason | null;
  readonly focus: EditorFocus;
  readonly picker: PickerKind | null;
};

/** A flow opened in its place: what is typed is saved on leaving, everything else at once. */
export function FlowEditor({ flow, reason, focus, picker }: FlowEditorProps) {
  const controller = useListController();
  const root = useRef<HTMLFieldSetElement>(null);
  const { edit, newStep, newLabel, keep, cancel } = useFlowEdit(flow, focus);
  const close = () => {
    controller.closeEditor();
    controller.focusRow(flow.id);
  };
  const saveAndClose = () => {
    if (keep()) close();
  };
  const cancelAndClose = () => {
    cancel();
    close();
  };
  useLeave(root, () => {
    if (keep()) controller.closeEditor();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const isCommand = event.metaKey || event.ctrlKey;
    // While something is edited, plain keys are for its fields and not for the list.
    if (!isCommand) event.stopPropagation();
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      cancelAndClose();
    } else if (event.key === 'Enter' && isCommand) {
      event.preventDefault();
      event.stopPropagation();
      saveAndClose();
    }
  };
  return (
    <fieldset
      ref={root}
      data-editor=""
      aria-label={t('flows.edit.label', { title: flow.title })}
      onKeyDown={onKeyDown}
      className="min-w-0 px-4 py-[13px]"
    >
      <ConflictNotice edit={edit} />
      <div className="flex items-start gap-3.5">
        <Tick flow={flow} tabIndex={0} onToggle={() => keep() && controller.toggle(flow)} />
        <TextFields edit={edit} flowId={flow.id} isFocused={focus === 'title'} onEnter={saveAndClose} />
      </div>
      <div className="sm:ml-9">
        <StepsField flow={flow} newStep={newStep} isFocused={focus === 'steps'} />
        <div className="mt-3 grid gap-3 border-line border-t pt-3.5 sm:grid-cols-[84px_minmax(0,1fr)]">
          <DueField flow={flow} />
          <PriorityField flow={flow} />
          <EstimateField flow={flow} />
          <RecurrenceField flow={flow} />
          <StartField flow={flow} />
          <LabelsField flow={flow} newLabel={newLabel} />
        </div>
        <EditorFooter flow={flow} reason={reason} picker={picker} onSave={keep} onDone={saveAndClose} onCancel={cancelAndClose} />
      </div>
    </fieldset>
  );
}

type FooterProps = Pick<FlowEditorProps, 'flow' | 'reason' | 'picker'> & {
  readonly onSave: () => boolean;
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

function EditorFooter({ flow, reason, picker, onSave, onDone, onCancel }: FooterProps) {
  const controller = useListController();
  return (
    <div className="mt-4 flex items-center gap-2">
      <Button look="primary" onClick={onDone}>
        {t('flows.edit.done')}
        <Kbd keys="mod+Enter" className="border-current text-current pointer-coarse:hidden" />
      </Button>
      <Button look="quiet" onClick={onCancel}>
        {t('common.cancel')}
      </Button>
      <div className="relative ml-auto">
        <Button
          look="icon"
          size="smallSquare"
          className="pointer-coarse:size-11"
          aria-haspopup="menu"
          aria-expanded={picker === 'menu'}
          aria-label={t('flows.menuOf', { title: flow.title })}
          onClick={() => onSave() && controller.pick('menu', flow.id)}
        >
          <Ellipsis size={18} aria-hidden="true" />
        </Button>
        {picker !== null && <RowPicker kind={picker} flow={flow} reason={reason} />}
      </div>
    </div>
  );
}

type TextFieldsProps = { readonly edit: TextEdit; readonly flowId: string; readonly isFocused: boolean; readonly onEnter: () => void };

function TextFields({ edit, flowId, isFocused, onEnter }: TextFieldsProps) {
  const title = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const field = title.current;
    if (!isFocused || field === null) return;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }, [isFocused]);
  const problemId = `problem-${flowId}`;
  return (
    <div className="min-w-0 flex-1">
      <textarea
        ref={title}
        data-edit-title=""
        dir="auto"
        rows={1}
        value={edit.text.title}
        onChange={(event) => edit.change({ title: event.target.value.replace(/\n/g, ' ') })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onEnter();
        }}
        aria-label={t('flows.edit.titleField')}
        aria-invalid={edit.problem !== null}
        aria-describedby={problemId}
        className="field-sizing-content -mx-1.5 w-[calc(100%+12px)] resize-none rounded-s bg-transparent px-1.5 font-[520] outline-none [overflow-wrap:anywhere] focus-visible:bg-surface-2"
      />
      <p id={problemId} role="status" className="text-danger text-sm empty:hidden">
        {edit.problem}
      </p>
      <textarea
        dir="auto"
        rows={1}
        value={edit.text.notes}
        onChange={(event) => edit.change({ notes: event.target.value })}
        aria-label={t('flows.edit.notes')}
        placeholder={t('flows.edit.notesPlaceholder')}
        className="field-sizing-content -mx-1.5 mt-0.5 max-h-[40dvh] min-h-8 w-[calc(100%+12px)] resize-none rounded-s bg-transparent px-1.5 py-1 text-fg-2 text-sm outline-none [overflow-wrap:anywhere] placeholder:text-fg-3 focus-visible:bg-surface-2"
      />
    </div>
  );
}
