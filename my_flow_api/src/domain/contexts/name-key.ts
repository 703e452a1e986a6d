/** The form in which names of contexts are compared: two names with the same key are the same name. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
