import type { Variable } from './variable.ts';
import { companionVariables } from './variables/companion.ts';
import { containerVariables } from './variables/containers.ts';
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
  ...containerVariables,
  ...companionVariables,
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;

export type ListedVariable = Variable & { readonly name: VariableName };

/** The table as a list, for whoever goes through all of it. */
export const variableList: readonly ListedVariable[] = listOf(variables);

/** The same in the chapters of the reference page. */
export const variableChapters: readonly { readonly title: string; readonly variables: readonly ListedVariable[] }[] = [
  { title: 'Running', variables: listOf(runningVariables) },
  { title: 'MongoDB, Redis, Upstash', variables: listOf(engineVariables) },
  { title: 'Signing in at Logto or another issuer', variables: listOf(identityVariables) },
  { title: 'Figures and traces', variables: listOf(watchingVariables) },
  { title: 'Containers', variables: listOf(containerVariables) },
  { title: 'The companion', variables: listOf(companionVariables) },
];

function listOf(part: Readonly<Record<string, Variable>>): ListedVariable[] {
  // Its keys are names of the table, which Object.entries widens to string.
  return Object.entries(part).map(([name, variable]) => ({ name: name as VariableName, ...variable }));
}
