/** JSON text that is the same for equal values, whatever the order of their keys: for comparing and hashing. Keys sort by UTF-16 units, as in RFC 8785, 3.2.3. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, sortKeys);
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
