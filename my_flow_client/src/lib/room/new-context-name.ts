/** The name that the dialog for a new context starts with, when another feature asked for it; given out once. */
let wantedName: string | null = null;

/** Keeps a name for the dialog that `runAction('context.create')` opens next. */
export function wantNewContextName(name: string): void {
  wantedName = name;
}

/** The kept name, once; empty when nobody asked for one. */
export function takeNewContextName(): string {
  const name = wantedName ?? '';
  wantedName = null;
  return name;
}
