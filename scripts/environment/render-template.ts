import type { ListedVariable } from '../../packages/my_flow_contract/src/environment/index.ts';
import { factsOf } from './facts.ts';

const head = `# Every variable of MyFlow, as references to a vault of 1Password. Made from packages/my_flow_contract/src/environment by \`npm run generate\`.
#
#   op run --env-file=.env.template -- docker compose up
#
# The lines in force are those of a set-up with a database, a cache and an issuer of its own; take the # off others that you need, and put one before
# those that you do not: op refuses a reference to an item that is not in the vault. Without any of them MyFlow runs on what is built in.
# docs/reference/environment.md says the same at more length. Each may also come as NAME_FILE: the path of a file that holds the value.`;

/** `.env.template`: a line `NAME=op://MyFlow/<item>/<NAME>` for each variable that somebody sets. */
export function renderTemplate(variables: readonly ListedVariable[]): string {
  const entries = variables
    .filter((variable) => !variable.unattended)
    .map((variable) => {
      const line = `${variable.name}=op://MyFlow/${variable.item}/${variable.name}`;
      return `${factsOf(variable)}\n${variable.usual ? line : `# ${line}`}`;
    });
  return `${[head, ...entries].join('\n\n')}\n`;
}
