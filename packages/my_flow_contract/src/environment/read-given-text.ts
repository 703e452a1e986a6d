import type { Variable } from './variable.ts';

export type Source = Readonly<Record<string, string | undefined>>;

/** Answers the text of a file; throws an error with a `code` such as ENOENT. */
export type ReadFile = (path: string) => string;

/** The text of one variable, or what is wrong with how it was given. `as` is the name that gave it. */
export type GivenText = { readonly text?: string; readonly as?: string; readonly fault?: string };

const fileCharsMax = 65_536;

/** Looks for a variable under all of its names, in the environment and in files. The same text under two names counts as given once. */
export function readGivenText(variable: Variable & { readonly name: string }, source: Source, readFile: ReadFile): GivenText {
  const names = [variable.name, ...(variable.aliases ?? [])];
  const found = names.flatMap((name) => [name, `${name}_FILE`]).filter((name) => Boolean(source[name]));
  const [as] = found;
  if (as === undefined) return {};
  const texts = new Set(found.map((name) => `${name.endsWith('_FILE')} ${source[name]}`));
  if (texts.size > 1) return { as, fault: `is given twice, as ${found.join(' and as ')}; keep one` };
  const given = as.endsWith('_FILE') ? readText(as, source[as] ?? '', readFile) : { as, text: source[as] ?? '' };
  if (given.text?.startsWith('op://'))
    return { as, fault: 'is a reference that was not resolved; start the program with `op run --env-file=.env.template -- ...`' };
  return given;
}

/** Editors end a file with a line break, which is no part of the value. */
function readText(as: string, path: string, readFile: ReadFile): GivenText {
  try {
    const text = readFile(path).replace(/\r?\n$/, '');
    if (text.length > fileCharsMax) return { as, fault: `comes from a file, named in ${as}, of more than ${fileCharsMax} characters` };
    return text === '' ? {} : { as, text };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return { as, fault: `cannot be read from the file in ${as} (${code})` };
  }
}
