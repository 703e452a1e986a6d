import { readFileSync } from 'node:fs';

/** The other names of every variable, by its own. A file, since what starts before anything is installed cannot load the table itself. @type {Record<string, string[]>} */
const aliases = JSON.parse(readFileSync(new URL('variable-names.json', import.meta.url), 'utf8'));

/** Every variable of the product, under all of its names. */
export const variableNames = Object.entries(aliases).flatMap(([name, others]) => [name, ...others]);

/**
 * Variables for a service that whoever starts it decides itself. Every other way in which one of them may have been given is emptied: two are a fault.
 * @param {Record<string, string>} decided
 * @returns {Record<string, string>}
 */
export function onlyAs(decided) {
  const others = Object.keys(decided).flatMap((name) => [
    `${name}_FILE`,
    ...(aliases[name] ?? []).flatMap((alias) => [alias, `${alias}_FILE`]),
  ]);
  return { ...Object.fromEntries(others.map((name) => [name, ''])), ...decided };
}
