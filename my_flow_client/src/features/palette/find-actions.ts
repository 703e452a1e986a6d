/** What can be looked for by its words. */
export type Findable = { readonly title: string; readonly keywords?: string };

/**
 * The items in which every word of the query is found, those in which every one begins a word first; all of them for an empty query.
 * Accents and case make no difference.
 */
export function findByWords<Item extends Findable>(items: readonly Item[], query: string): Item[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...items];
  return items
    .map((item) => ({ item, rank: rankOf(folded(`${item.title} ${item.keywords ?? ''}`), words) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ item }) => item);
}

function rankOf(text: string, words: readonly string[]): number | null {
  if (words.every((word) => text.startsWith(word) || text.includes(` ${word}`))) return text.startsWith(words[0] ?? '') ? 0 : 1;
  return words.every((word) => text.includes(word)) ? 2 : null;
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
