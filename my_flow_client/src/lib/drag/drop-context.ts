/** The attribute by which an element outside of the lists, such as a button of the rail, takes flows that are dropped on it. */
const attribute = 'data-drop-context';

/**
 * Makes an element a place to drop flows on: `<li {...dropContext(context.id)}>`. Nothing else is needed: who drags looks for these
 * elements. While a flow is over one it has the attribute `data-drop-over`, to be styled with `data-drop-over:…`.
 */
export function dropContext(contextId: string): { readonly [attribute]: string } {
  return { [attribute]: contextId };
}

/** The elements on which flows can be dropped right now, with their contexts. */
export function contextDropElements(): { element: HTMLElement; contextId: string }[] {
  return [...document.querySelectorAll<HTMLElement>(`[${attribute}]`)].map((element) => ({
    element,
    contextId: element.getAttribute(attribute) ?? '',
  }));
}
