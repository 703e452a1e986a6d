import type { ListedVariable } from '../../packages/my_flow_contract/src/environment/index.ts';
import { factsOf } from './facts.ts';

const head = `# Every variable of MyFlow with an example. Made from packages/my_flow_contract/src/environment by \`npm run generate\`.
#
# Nothing here is needed to try MyFlow. Copy this file to .env, which docker compose reads by itself, and take the # off what you set.
# \`npm start\` takes its settings from the environment: set -a; . ./.env; set +a; npm start`;

/** `.env.example`: every variable that somebody sets, commented out. What has to be made by a command stands without a value. */
export function renderExample(variables: readonly ListedVariable[]): string {
  const entries = variables
    .filter((variable) => !variable.unattended)
    .map((variable) => `${factsOf(variable)}\n# ${variable.name}=${variable.example.includes('$(') ? '' : variable.example}`);
  return `${[head, ...entries].join('\n\n')}\n`;
}
