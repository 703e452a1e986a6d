/** What a message of a driver or a parser may carry along, and what is left of it. */
const scrubbed: readonly (readonly [RegExp, string])[] = [
  // User and password in an address.
  [/([a-z][a-z\d+.-]*:\/\/)[^\s/?#@"']*:[^\s/?#"']*@/gi, '$1***@'],
  [/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 ***'],
  // Tokens: JSON Web Tokens, and the personal ones.
  [/\beyJ[\w-]*(?:\.[\w-]*)*/g, '***'],
  [/\bmyflow_[\w.-]{16,}/gi, '***'],
  [/\b((?:set-)?cookie|authorization|password|passwd|secret|token|api[-_]?key)(["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\s,;}]+)/gi, '$1$2***'],
  // MongoDB names the value that is there twice, and what does not pass a schema.
  [/(dup key: )\{.*\}/gs, '$1***'],
  [/(Document failed validation).*/gs, '$1'],
  // A JSON parser shows the text around its fault.
  [/(?:Unexpected .*|".*") is not valid JSON/gs, '*** is not valid JSON'],
];

/** A text without what must not be in a log: passwords, tokens, cookies, and pieces of what people write that messages of other programs carry along. */
export function scrubText(text: string): string {
  return scrubbed.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
