import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../lib/paths.mjs';
import { assumptions, flagOf, type Supposed, supposed } from './assumptions.ts';
import { readFigures, requestsFile } from './figures.ts';
import { fillScalePage, scalePage, scaleTables, sizes } from './fill-scale-page.ts';
import { type BenchReport, takeBench } from './take-bench.ts';

const benchFile = 'bench-results/bench.json';

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function run(): void {
  const names = Object.keys(assumptions);
  const { values } = parseArgs({
    options: {
      'take-bench': { type: 'boolean' },
      people: { type: 'string' },
      ...Object.fromEntries(names.map((name) => [flagOf(name), { type: 'string' as const }])),
    },
  });
  if (values['take-bench'] === true) {
    refresh();
    return;
  }
  // Every flag but the first is a text.
  const flags = values as Record<string, string | undefined>;
  const given = Object.fromEntries(
    Object.entries(supposed).map(([name, value]) => [name, numberIn(flags, flagOf(name)) ?? value]),
    // As in `supposed`, from which the names come.
  ) as Supposed;
  const people = numberIn(flags, 'people');
  const tables = scaleTables(readFigures(root), { given, people: people === undefined ? sizes : [people] });
  console.log(Object.values(tables).join('\n\n'));
}

/** The figures of the last bench become those that the repository keeps, and the page is written by them. */
function refresh(): void {
  // The bench wrote it.
  const report = JSON.parse(readFileSync(path.join(root, benchFile), 'utf8')) as BenchReport;
  writeFileSync(path.join(root, requestsFile), `${JSON.stringify(takeBench(report), null, 2)}\n`);
  const page = path.join(root, scalePage);
  writeFileSync(page, fillScalePage(readFileSync(page, 'utf8'), root));
  console.log(`Written: ${requestsFile}, ${scalePage}`);
}

function numberIn(flags: Readonly<Record<string, string | undefined>>, name: string): number | undefined {
  const text = flags[name];
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} takes a number above 0, not ${text}.`);
  return value;
}
