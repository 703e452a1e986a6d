/**
 * JSON text that is the same for equal values, whatever the order of their keys: for comparing and hashing. Keys sort by UTF-16 units, as in RFC 8785,
 * 3.2.3; what JSON does not know is left out or null, as JSON.stringify does it.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  // Own keys of an object that is no array; their values are unknown.
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const { key, label } of labelsOf(Object.keys(fields))) {
    const field = fields[key];
    if (field !== undefined) text += `${text === '' ? '' : ','}${label}${canonicalJson(field)}`;
  }
  return `{${text}}`;
}

type Label = { readonly key: string; readonly label: string };

/** Documents of one kind have the same keys, which need to be sorted once. */
const known = new Map<string, readonly Label[]>();
const knownMax = 1_000;

function labelsOf(keys: readonly string[]): readonly Label[] {
  const name = keys.join('\n');
  const found = known.get(name);
  if (found !== undefined && found.length === keys.length) return found;
  const labels = keys.toSorted((a, b) => (a < b ? -1 : 1)).map((key) => ({ key, label: `${JSON.stringify(key)}:` }));
  if (known.size === knownMax) known.clear();
  // A key that holds a line feed could make the name that other keys have.
  if (!keys.some((key) => key.includes('\n'))) known.set(name, labels);
  return labels;
}
