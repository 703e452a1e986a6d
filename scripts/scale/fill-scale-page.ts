import { type Supposed, supposed } from './assumptions.ts';
import { type Figures, readFigures } from './figures.ts';
import { limits } from './limits.ts';
import { planFor } from './plan.ts';
import { renderAssumptions, renderFigures, renderLimits, renderMachine, renderPerson, renderPlans } from './render.ts';

export const scalePage = 'docs/scale.md';
export const sizes = [10_000, 1_000_000, 100_000_000];

const region = /<!-- (\w+): made by npm run generate -->\n[\s\S]*?<!-- end of it -->/g;

/** Every table of the page, by the name of its region. */
export function scaleTables(figures: Figures, options: { given?: Supposed; people?: readonly number[] } = {}): Record<string, string> {
  const { given = supposed, people = sizes } = options;
  const plans = people.map((number) => planFor(number, { figures, given }));
  const all = { figures, given };
  return {
    machine: renderMachine(all),
    figures: renderFigures(all),
    assumptions: renderAssumptions(all),
    person: renderPerson(all),
    plans: renderPlans(plans),
    limits: renderLimits({ limits, plans }),
  };
}

/** Writes the tables of the page anew, by the figures that the repository keeps. Throws for a region that no table is for. */
export function fillScalePage(text: string, root: string): string {
  const tables = scaleTables(readFigures(root));
  return text.replaceAll(region, (_, name: string) => {
    const table = tables[name];
    if (table === undefined) throw new Error(`${scalePage} has a region ${name}, which is none of ${Object.keys(tables).join(', ')}`);
    return `<!-- ${name}: made by npm run generate -->\n\n${table}\n\n<!-- end of it -->`;
  });
}
