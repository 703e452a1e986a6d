import '#src/lib/words/history-words.ts';
import type { Act, ActHead, Change } from 'my_flow_contract';
import { formatDate } from '#src/lib/time/format-day.ts';
import { t } from '#src/lib/words/words.ts';

type Told = ActHead & { readonly changes?: readonly Change[] };

/** Where the names come from that an act itself does not hold. */
export type ActNames = {
  readonly locale: string | null;
  /** The name of a context, of any state; undefined when it is gone. */
  readonly contextName: (contextId: string) => string | undefined;
  /** The act that another one undid or redid; undefined when it is not known here. */
  readonly act: (actId: string) => Told | undefined;
};

/** Who did something, as the beginning of a sentence. */
export function actWho({ author }: Pick<Act, 'author'>): string {
  if (author === 'you' || author === 'companion' || author === 'rule') return t(`history.who.${author}`);
  return t('history.who.token');
}

/** What was done, as the rest of a sentence: `completed “Pay rent”`, `moved 3 flows to Personal`, `undid: completed “Pay rent”`. */
export function actDid(act: Told, names: ActNames): string {
  if (act.kind === 'undo' || act.kind === 'redo') return t(`history.act.${act.kind}`, { what: takenBack(act, names) });
  const what = whatOf(act);
  if (act.kind === 'flow.move' || act.kind === 'context.merge') {
    const contextId = destinationId(act);
    // The head of an act does not say where things went, and an empty context is merged without moving anything.
    if (contextId === undefined) return t(act.kind === 'flow.move' ? 'history.moved' : 'history.merged', { what });
    return t(`history.act.${act.kind}`, { what, to: names.contextName(contextId) ?? t('history.anotherContext') });
  }
  if (act.kind === 'flow.park') {
    const day = act.changes?.[0]?.after?.['parkedUntilDay'];
    if (typeof day === 'string') return t('history.parkedUntil', { what, day: formatDate(day, names.locale, false) });
  }
  return t(`history.act.${act.kind}`, { what });
}

function takenBack(act: Told, names: ActNames): string {
  let original = act.undoes === null ? undefined : names.act(act.undoes);
  // A redo names the undo that it took back, and that one the act.
  if (original?.kind === 'undo' && original.undoes !== null) original = names.act(original.undoes);
  const { kind } = act.subject;
  if (original !== undefined && original.kind !== 'undo' && original.kind !== 'redo') return actDid(original, names);
  return kind === undefined || kind === 'undo' || kind === 'redo'
    ? whatOf(act)
    : actDid({ ...act, kind, undoes: null, changes: [] }, names);
}

function whatOf({ subject, kind }: Told): string {
  return subject.count > 1 && kind.startsWith('flow.')
    ? t('history.flows', { count: subject.count })
    : t('history.quoted', { title: shortened(subject.title) });
}

function destinationId(act: Told): string | undefined {
  for (const change of act.changes ?? []) {
    const contextId = change.entity === 'flow' ? change.after?.['contextId'] : undefined;
    if (typeof contextId === 'string') return contextId;
  }
  return undefined;
}

const titleCharsMax = 90;

function shortened(title: string): string {
  const characters = [...title];
  return characters.length <= titleCharsMax ? title : `${characters.slice(0, titleCharsMax).join('').trimEnd()}…`;
}
