import type { Variable } from './variable.ts';
import { companionVariables } from './variables/companion.ts';
import { engineVariables } from './variables/engines.ts';
import { identityVariables } from './variables/identity.ts';
import { runningVariables } from './variables/running.ts';
import { watchingVariables } from './variables/watching.ts';

/** Every variable of the product, by its name, in the order of the reference page. Each may also come as `<NAME>_FILE`: the path of a file that holds the value. */
export const variables = {
  ...runningVariables,
  ...engineVariables,
  ...identityVariables,
  ...watchingVariables,
  ...companionVariables,
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;

/** The table as a list, for whoever goes through all of it. */
export const variableList: readonly (Variable & { readonly name: VariableName })[] = Object.entries(variables).map(([name, variable]) => ({
  // The names of the table are the keys that Object.entries widens to string.
  name: name as VariableName,
  ...variable,
}));
