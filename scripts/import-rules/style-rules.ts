import { productFiles } from './places.ts';
import { type Breach, objectToSpots, type Rule } from './rule.ts';
import { packageFolders, type Tree } from './source.ts';

const fileLinesMax = 350;
const medianLinesMax = 80;
const ninetiethLinesMax = 220;
const functionLinesMax = 50;
const parametersMax = 3;
/** Tables, which are read by looking up: their length is that of the subject. */
const tables = new Set(['packages/my_flow_contract/src/routes.ts']);

/** The Style section of ARCHITECTURE.md, as far as a syntax tree can tell. Tests are left out: theirs is another shape. */
export const styleRules: Rule[] = [
  {
    name: 'S file length',
    demand: `no file above ${fileLinesMax} lines, tables excepted by name; in each package the median <= ${medianLinesMax}, nine of ten <= ${ninetiethLinesMax}`,
    reason: 'a file should fit into a head',
    find: lengthBreaches,
  },
  {
    name: 'S function length',
    demand: `no function above ${functionLinesMax} lines; those inside it count for themselves`,
    reason: 'a function should be seen whole',
    find: (tree) =>
      functionsOf(tree)
        .filter(({ ownLines }) => ownLines > functionLinesMax)
        .map(({ path, line, name, ownLines }) => ({ path, line, text: `${name} has ${ownLines} lines` })),
  },
  {
    name: 'S parameters',
    demand: `no function with more than ${parametersMax} parameters`,
    reason: 'a fourth one is no longer told apart at the call; an object names them',
    find: (tree) =>
      functionsOf(tree)
        .filter(({ parameters }) => parameters > parametersMax)
        .map(({ path, line, name, parameters }) => ({ path, line, text: `${name} has ${parameters} parameters` })),
  },
  {
    name: 'S casts',
    demand: 'no `as` without the reason in a comment beside it, `as const` apart',
    reason: 'a cast is a claim that the compiler cannot check; the reader has to be able to',
    find: (tree) =>
      productFiles(tree.values()).flatMap((source) => objectToSpots(source, source.unexplainedCasts, 'say in a comment why this holds')),
  },
  {
    name: 'S leftovers',
    demand: 'no ts-ignore, no linter switched off in place, no note of unfinished work',
    reason: 'what is not done is an issue, not a comment; what a rule is wrong about is changed in the rule',
    find: (tree) => [...tree.values()].flatMap((source) => objectToSpots(source, source.leftovers, 'finish or remove it')),
  },
];

function functionsOf(tree: Tree) {
  return productFiles(tree.values()).flatMap((source) => source.functions.map((found) => ({ path: source.path, ...found })));
}

function lengthBreaches(tree: Tree): Breach[] {
  const sources = productFiles(tree.values()).filter((source) => !tables.has(source.path));
  const long = sources
    .filter((source) => source.lines > fileLinesMax)
    .map(({ path, lines }) => ({ path, line: lines, text: `has ${lines} lines` }));
  const shapes = packageFolders.flatMap((folder) => {
    const lengths = sources
      .filter((source) => source.package === folder)
      .map((source) => source.lines)
      .sort((a, b) => a - b);
    return [
      share(folder, lengths, { part: 0.5, linesMax: medianLinesMax }),
      share(folder, lengths, { part: 0.9, linesMax: ninetiethLinesMax }),
    ].flat();
  });
  return [...long, ...shapes];
}

function share(folder: string, lengths: number[], { part, linesMax }: { part: number; linesMax: number }): Breach[] {
  const found = lengths[Math.ceil(lengths.length * part) - 1] ?? 0;
  return found > linesMax ? [{ path: folder, line: 1, text: `${part * 100} % of its files reach ${found} lines, above ${linesMax}` }] : [];
}
