import type { z } from 'zod';
import { type GivenText, type ReadFile, readGivenText, type Source } from './read-given-text.ts';
import { unknownNames } from './unknown-names.ts';
import type { Given, Service } from './variable.ts';
import { type VariableName, variableList, type variables } from './variables.ts';

type Table = typeof variables;
type ValueOf<Entry> = Entry extends { readonly type: { readonly schema: z.ZodType<infer Value, string> } }
  ? Entry extends { readonly default: string }
    ? Value
    : Value | undefined
  : never;

/** The typed values of the variables that a service reads; undefined where one is not set and has no default. */
export type EnvironmentValues<S extends Service> = {
  readonly [Name in VariableName as S extends Table[Name]['services'][number] ? Name : never]: ValueOf<Table[Name]>;
};

/** What is wrong with one variable, in words that go behind its name and never hold its value. */
export type EnvironmentFault = { readonly name: VariableName; readonly reason: string; readonly example: string };

/** How one variable was found. `as` is the name under which it was given, such as `REDIS_URL_FILE`; null when it was not. */
export type EnvironmentEntry = { readonly name: VariableName; readonly as: string | null; readonly fault: string | null };

export type EnvironmentReading<S extends Service> = {
  /** Null when there are faults. */
  readonly values: EnvironmentValues<S> | null;
  /** Those that are as they should be, whatever is wrong with others. */
  readonly sound: Partial<EnvironmentValues<S>>;
  readonly faults: readonly EnvironmentFault[];
  /** Names that look like ours and are not known, in words. */
  readonly warnings: readonly string[];
  readonly entries: readonly EnvironmentEntry[];
};

/**
 * Reads the variables of one service: under their names and their other names, from the environment or from the file that `<NAME>_FILE` names.
 * An empty text counts as none. All faults come together. `readFile` answers the text of a file, or throws an error with a `code`.
 */
export function readEnvironment<S extends Service>(service: S, source: Source, readFile: ReadFile): EnvironmentReading<S> {
  const own = variableList.filter((variable) => variable.services.includes(service));
  const texts = new Map<VariableName, GivenText>(own.map((variable) => [variable.name, readGivenText(variable, source, readFile)]));
  const given: Given = Object.fromEntries([...texts].map(([name, found]) => [name, found.text]));
  const read = own.map((variable) => ({ variable, found: readOne(variable, texts.get(variable.name), given) }));
  const faults = read.flatMap(({ variable, found }) =>
    found.fault === null ? [] : [{ name: variable.name, reason: found.fault, example: variable.example }],
  );
  // Each value came out of the schema that the table has for its name.
  const found: Readonly<Record<string, unknown>> = Object.fromEntries(read.map((one) => [one.variable.name, one.found.value]));
  return {
    // Without faults there is one for each, and else there are gaps.
    values: faults.length === 0 ? (found as EnvironmentValues<S>) : null,
    // As above.
    sound: found as Partial<EnvironmentValues<S>>,
    faults,
    warnings: unknownNames(source),
    entries: read.map(({ variable, found }) => ({
      name: variable.name,
      as: texts.get(variable.name)?.as ?? null,
      fault: found.fault,
    })),
  };
}

type Found = { readonly value?: unknown; readonly fault: string | null };

function readOne(variable: (typeof variableList)[number], found: GivenText | undefined, given: Given): Found {
  if (found?.fault) return { fault: found.fault };
  const text = found?.text ?? variable.default;
  if (text === undefined) {
    const { required } = variable;
    return { fault: required?.test(given) ? `is required when ${required.when}: ${variable.type.words}` : null };
  }
  const result = variable.type.schema.safeParse(text);
  if (result.success) return { value: result.data, fault: null };
  const instead = found?.as && !found.as.startsWith(variable.name) ? `(given as ${found.as}) ` : '';
  return { fault: `${instead}${result.error.issues[0]?.message ?? `must be ${variable.type.words}`}` };
}
