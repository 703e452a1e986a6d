/** A script that calls a function, which must stand on its own, with a text, unless it takes none. */
export function inlineCall(callee: (text: string) => void, text = ''): string {
  // `<` could end the script.
  return `(${callee.toString()})(${JSON.stringify(text).replaceAll('<', '\\u003c')})`;
}
