import type { ListedVariable, Service } from '../../packages/my_flow_contract/src/environment/index.ts';

const columnsMax = 150;

/** What is to be known of a variable, as comments above its line in an environment file. */
export function factsOf(variable: ListedVariable): string {
  const { description, aliases, source, example, awaits } = variable;
  const facts = [
    plain(description),
    `${requirementOf(variable)} | ${variable.scope.toUpperCase()} | read by ${readersOf(variable)}${variable.secret ? ' | SECRET' : ''}`,
    `Must be ${variable.type.words}. Default: ${variable.default ?? 'none'}`,
    ...(aliases ? [`Also taken as ${aliases.join(', ')}`] : []),
    ...(awaits ? [`Nothing reads it yet: it awaits ${awaits}.`] : []),
    `Get it from: ${plain(source)}`,
    `Example: ${example}`,
  ];
  return facts.flatMap((fact) => wrap(fact)).join('\n');
}

/** `REQUIRED when ...` or `OPTIONAL`. */
function requirementOf({ required }: ListedVariable): string {
  return required ? `REQUIRED when ${required.when}` : 'OPTIONAL';
}

const readers: Readonly<Record<Service, string>> = { api: 'API', client: 'client', scripts: 'npm start', compose: 'compose' };

/** Who reads a variable, in words. */
export function readersOf({ services }: ListedVariable): string {
  return services.map((service) => readers[service]).join(', ');
}

function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}

function wrap(fact: string): string[] {
  const lines: string[] = [];
  for (const word of fact.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= columnsMax) lines.push(`# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
