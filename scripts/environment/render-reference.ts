import type { ListedVariable } from '../../packages/my_flow_contract/src/environment/index.ts';
import { readersOf } from './facts.ts';

export type Chapter = { readonly title: string; readonly variables: readonly ListedVariable[] };

const head = `# Environment variables

Made by \`npm run generate\` from the table in \`packages/my_flow_contract/src/environment\`, by which both services read their environment. None is needed
to try MyFlow; [Running MyFlow](../guides/running.md) shows the few that most people set.

- An empty variable counts as one that is not set.
- Each may come from a file instead: \`<NAME>_FILE\` is the path of one that holds the value. Its last line break does not count. In
  the compose files that file is mounted as well: [a variable out of a file](../deployment/docker-deployment.md#a-variable-out-of-a-file).
- Another name of a variable is read just like its own, while running: nothing is fixed when an image is built.
- At the start all faults are told at once, each with the variable, the reason and an example, and never with a value. A name that begins with \`MYFLOW_\`
  and is not known is told too, with the nearest one that is.
- \`npm run myflow -- doctor\` reports on all of them.
- [\`.env.template\`](../../.env.template) has them as references to 1Password, [\`.env.example\`](../../.env.example) with examples.`;

/** The reference page: a list of all, and then what is to be known of each. */
export function renderReference(chapters: readonly Chapter[]): string {
  const lists = chapters.map(({ title, variables }) => `**${title}**: ${variables.map(({ name }) => link(name)).join(', ')}`);
  const texts = chapters.map(({ title, variables }) => [`## ${title}`, ...variables.map(entryOf)].join('\n\n'));
  return `${[head, ...lists, ...texts].join('\n\n')}\n`;
}

function link(name: string): string {
  return `[\`${name}\`](#${name.toLowerCase()})`;
}

function entryOf(variable: ListedVariable): string {
  const { name, description, aliases, required, secret, awaits } = variable;
  const rows: [string, string][] = [
    ...(aliases ? [['also taken as', aliases.map((alias) => `\`${alias}\``).join(', ')] as [string, string]] : []),
    ['must be', variable.type.words.replaceAll('|', '\\|')],
    ['default', variable.default === undefined ? 'none' : `\`${variable.default}\``],
    ['required', required ? `when ${required.when}` : 'no'],
    ['secret', secret ? 'yes' : 'no'],
    ['read by', readersOf(variable)],
    ['for', variable.scope === 'docker' ? 'containers' : 'every set-up'],
    ['example', `\`${variable.example}\``],
    ['get it from', variable.source],
  ];
  const table = ['| | |', '|---|---|', ...rows.map(([title, text]) => `| ${title} | ${text} |`)].join('\n');
  const honest = awaits ? [`**Nothing reads it yet**: it is taken and checked, and awaits ${awaits}.`] : [];
  return [`### ${name}`, description, ...honest, table].join('\n\n');
}
