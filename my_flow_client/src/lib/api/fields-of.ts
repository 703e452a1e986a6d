/** The fields of what JSON.parse gave; none when it is no object. For reading what others may have written without carrying a schema into the browser. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
