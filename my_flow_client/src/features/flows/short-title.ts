const charsMax = 60;

/** A title cut for a sentence; never in the middle of a character. */
export function shortTitle(title: string): string {
  const characters = [...title];
  return characters.length <= charsMax
    ? title
    : `${characters
        .slice(0, charsMax - 1)
        .join('')
        .trimEnd()}…`;
}
