import { layerRules } from './layer-rules.ts';
import { reachRules } from './reach-rules.ts';
import { readTree } from './read-tree.ts';
import type { Breach, Rule } from './rule.ts';
import { styleRules } from './style-rules.ts';

/** Every rule, in the order of ARCHITECTURE.md, then those of its Style section. */
export const rules: readonly Rule[] = [...layerRules, ...reachRules, ...styleRules].sort((a, b) => order(a) - order(b));

export type Verdict = {
  readonly filesRead: number;
  readonly findings: readonly { readonly rule: Rule; readonly breaches: readonly Breach[] }[];
};

/** Checks the packages below `root` against every rule. Throws when a package holds no file or a file cannot be parsed. */
export function checkTree(root: string): Verdict {
  const tree = readTree(root);
  return { filesRead: tree.size, findings: rules.map((rule) => ({ rule, breaches: rule.find(tree) })) };
}

/** The verdict in words: what is demanded and why, for each rule that is broken, and where. */
export function describe(verdict: Verdict): string {
  const broken = verdict.findings.filter(({ breaches }) => breaches.length > 0);
  const parts = broken.map(({ rule, breaches }) => {
    const places = breaches.map((breach) => `    ${breach.path}:${breach.line}  ${breach.text}`);
    return [`Rule ${rule.name}: ${rule.demand}`, `  because ${rule.reason}`, ...places].join('\n');
  });
  const total = broken.reduce((sum, { breaches }) => sum + breaches.length, 0);
  const summary = `${verdict.filesRead} files read, ${verdict.findings.length} rules, ${total} ${total === 1 ? 'breach' : 'breaches'}`;
  return [...parts, summary].join('\n\n');
}

function order(rule: Rule): number {
  const number = Number.parseInt(rule.name, 10);
  return Number.isNaN(number) ? 100 : number;
}
