'use client';

import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { runAction } from '#src/lib/actions/actions.ts';
import { cn } from '#src/lib/cn.ts';
import { captureFieldId } from '#src/lib/room/capture-focus.ts';
import { t } from '#src/lib/words/words.ts';

type Props = {
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  readonly isTooLong: boolean;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
  /** The same text, lit up, to lie behind the field. */
  readonly children: ReactNode;
};

/** The two layers must break their lines at the same places: all that moves a letter is said here, once, for both. */
const letterClasses = 'max-h-[40dvh] whitespace-pre-wrap break-words text-base leading-6 [overflow-wrap:anywhere] [scrollbar-width:none]';

/** A text field that grows with its text. The layer behind it gives it its size, so no height is ever measured. */
export function CaptureField({ text, label, placeholder, isTooLong, onChange, onSend, children }: Props) {
  const behind = useRef<HTMLDivElement>(null);
  const field = useTypedBefore(text, onChange);
  return (
    <div className="relative min-w-[min(100%,13rem)] flex-1 basis-auto">
      <div ref={behind} aria-hidden="true" className={cn(letterClasses, 'overflow-hidden text-transparent')}>
        {children}
      </div>
      <textarea
        ref={field}
        id={captureFieldId}
        value={text}
        rows={1}
        placeholder={placeholder}
        aria-label={label}
        aria-describedby="capture-hint"
        aria-invalid={isTooLong}
        aria-keyshortcuts="c"
        autoComplete="off"
        autoCapitalize="sentences"
        enterKeyHint="send"
        className={cn(
          letterClasses,
          'absolute inset-0 size-full resize-none overflow-y-auto bg-transparent text-fg outline-none placeholder:text-fg-3',
        )}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => onKeyDown(event, text, onSend)}
        onScroll={(event) => {
          if (behind.current) behind.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
      <span id="capture-hint" className="sr-only">
        {t('capture.hint')}
      </span>
    </div>
  );
}

/** What was typed into the server's page before the scripts had loaded is in the field, and React knows nothing of it. */
function useTypedBefore(text: string, onChange: (text: string) => void): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  const first = useRef({ text, onChange });
  useEffect(() => {
    const typed = field.current?.value ?? '';
    if (typed !== '' && typed !== first.current.text) first.current.onChange(typed);
  }, []);
  return field;
}

function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>, text: string, onSend: () => void): void {
  // Enter that ends the choice of a sign in an input method is not meant for the line.
  if (event.nativeEvent.isComposing) return;
  const isCommand = event.metaKey || event.ctrlKey;
  if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !isCommand) {
    event.preventDefault();
    onSend();
  } else if (event.key === 'Escape') {
    event.currentTarget.blur();
  } else if (text === '' && isCommand && event.key.toLowerCase() === 'z') {
    // An empty line has no typing to undo; what was just sent has.
    event.preventDefault();
    runAction(event.shiftKey ? 'redo' : 'undo');
  }
}
