import errors from '#messages/en.errors.json' with { type: 'json' };
import type history from '#messages/en.history.json';
import en from '#messages/en.json' with { type: 'json' };
import type preferences from '#messages/en.preferences.json';
import type welcome from '#messages/en.welcome.json';

type Plural = { readonly one: string; readonly other: string };
type Leaf = string | Plural;
type Keys<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends Leaf ? `${Prefix}${Key}` : Keys<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];

/** The pages that stand in for others carry their words alone, in every page, so they have a file of their own. */
const all = { ...en, ...errors };

/** The key of a message in `messages/<locale>.json` or one of the files beside it. */
export type WordsKey = Keys<typeof all & typeof history & typeof preferences & typeof welcome>;

const locale = 'en';
const plurals = new Intl.PluralRules(locale);
const messages = new Map<string, Leaf>(flattened(all, ''));

/**
 * The words of a key, with `{name}` replaced by values. A message with `one` and `other` is chosen by `count`.
 * An unknown key, which the compiler refuses, would come back as itself.
 */
export function t(key: WordsKey, values: Readonly<Record<string, string | number>> = {}): string {
  const message = messages.get(key);
  if (message === undefined) return key;
  const text = typeof message === 'string' ? message : plurals.select(Number(values['count'] ?? 0)) === 'one' ? message.one : message.other;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/**
 * Adds the words of a part that few pages have. Whatever shows them imports the module of that part in `lib/words`, so that they come with its code and not
 * with every page.
 */
export function addWords(tree: Tree): void {
  for (const [key, leaf] of flattened(tree, '')) messages.set(key, leaf);
}

type Tree = { readonly [key: string]: Leaf | Tree };

/** Whether there are words under a key that was put together from what came from elsewhere. */
export function hasWords(key: string): boolean {
  return messages.has(key);
}

function* flattened(tree: Tree, prefix: string): Generator<[string, Leaf]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string' || isPlural(value)) yield [`${prefix}${key}`, value];
    else yield* flattened(value, `${prefix}${key}.`);
  }
}

function isPlural(value: Plural | Tree): value is Plural {
  return 'one' in value && 'other' in value;
}
