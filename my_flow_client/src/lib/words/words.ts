import en from '#messages/en.json' with { type: 'json' };

type Plural = { readonly one: string; readonly other: string };
type Leaf = string | Plural;
type Keys<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends Leaf ? `${Prefix}${Key}` : Keys<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];

/** The key of a message in `messages/<locale>.json`. */
export type WordsKey = Keys<typeof en>;

const locale = 'en';
const plurals = new Intl.PluralRules(locale);
const messages = new Map<string, Leaf>(flattened(en, ''));

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

type Tree = { readonly [key: string]: Leaf | Tree };

function* flattened(tree: Tree, prefix: string): Generator<[string, Leaf]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string' || isPlural(value)) yield [`${prefix}${key}`, value];
    else yield* flattened(value, `${prefix}${key}.`);
  }
}

function isPlural(value: Plural | Tree): value is Plural {
  return 'one' in value && 'other' in value;
}
