/** The id of the capture line's text field; a room has one. */
export const captureFieldId = 'capture-text';

let isWanted = false;

/** Puts the focus into the capture line: at once where there is one, else as soon as the next room shows it. */
export function focusCapture(): boolean {
  const field = document.getElementById(captureFieldId);
  field?.focus();
  isWanted = field === null;
  return field !== null;
}

/** Puts the focus into the capture line of the room that opens next. */
export function wantCaptureFocus(): void {
  isWanted = true;
}

/** Whether somebody asked for the focus before the line was there; answers true once. */
export function takeCaptureFocus(): boolean {
  const was = isWanted;
  isWanted = false;
  return was;
}
