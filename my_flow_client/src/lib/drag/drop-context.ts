/**
 * The elements on which flows can be dropped right now: whatever carries `data-drop-context="<context id>"`, such as a button of the
 * rail. Nothing else is asked of them. While a flow is over one it has the attribute `data-drop-over`, to be styled with `data-drop-over:…`.
 */
export function contextDropElements(): { element: HTMLElement; contextId: string }[] {
  return [...document.querySelectorAll<HTMLElement>('[data-drop-context]')].map((element) => ({
    element,
    contextId: element.dataset['dropContext'] ?? '',
  }));
}
