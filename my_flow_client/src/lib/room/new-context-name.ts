/** The name that the dialog for a new context starts with, when another feature asked for it. */
let wantedName = '';

/** Keeps a name for the dialog that `runAction('context.create')` opens next; the dialog lets go of it, with an empty one, when it closes. */
export function wantNewContextName(name: string): void {
  wantedName = name;
}

/** The kept name; empty when nobody asked for one. */
export function newContextName(): string {
  return wantedName;
}
