import { t } from '#src/lib/words/words.ts';

type Named = { readonly id: string; readonly name: string };

type Where = {
  readonly contexts: readonly Named[];
  readonly roomId: string;
  /** None of them is among those that the room shows at once. */
  readonly isAmongRest: boolean;
};

/** Where the captured flows went: `Added to Work`, `3 added to Work`, `2 added to Work, 1 to Personal`. The room's own come first. */
export function addedWords(flows: readonly { readonly contextId: string }[], { contexts, roomId, isAmongRest }: Where): string {
  const counts = new Map<string, number>();
  for (const { contextId } of flows) counts.set(contextId, (counts.get(contextId) ?? 0) + 1);
  const parts = [...counts].toSorted(([a], [b]) => Number(b === roomId) - Number(a === roomId));
  const [first, ...others] = parts;
  if (first === undefined) return t('capture.added.nothing');
  const nameOf = (contextId: string) => contexts.find(({ id }) => id === contextId)?.name ?? t('capture.added.elsewhere');
  const name = nameOf(first[0]);
  if (others.length === 0) return t(isAmongRest ? 'capture.added.rest' : 'capture.added.all', { count: first[1], name });
  return [
    t('capture.added.first', { count: first[1], name }),
    ...others.map(([contextId, count]) => t('capture.added.next', { count, name: nameOf(contextId) })),
  ].join(', ');
}
