import { matchAt } from './phrase.ts';
import type { Meaning, RuleParts } from './piece.ts';
import { isEdgeAfter, isEdgeBefore, isInTitle } from './place.ts';
import { recurrenceRules } from './recurrence-rules.ts';
import type { Site } from './site.ts';

/** "every second Friday", "monthly on the 15th", "daily" at a place; the longest phrase that may stand there. */
export function findRecurrence(site: Site): { readonly end: number; readonly meaning: Meaning } | null {
  // "twice daily" and "three times a day" are more often than a rule can say.
  if (site.before !== null && ['twice', 'thrice', 'times'].includes(site.before.lower)) return null;
  let best: { readonly end: number; readonly meaning: Meaning } | null = null;
  for (const rule of recurrenceRules) {
    const match = matchAt(rule.pattern, site);
    if (match === null) continue;
    const end = site.position + match[0].length;
    if (best !== null && end <= best.end) continue;
    if (isInTitle(site, end) || (rule.place === 'edge' && !(isEdgeBefore(site) && isEdgeAfter({ ...site, fresh: false }, end)))) continue;
    const parts = rule.read(match);
    if (parts !== null) best = { end, meaning: { kind: 'recurrence', rule: parts, part: rule.part?.(match) ?? null } };
  }
  return best;
}

/** The rule as RFC 5545 writes it, without its end. */
export function ruleText(rule: RuleParts): string {
  const parts = [`FREQ=${rule.freq}`];
  if (rule.interval !== undefined && rule.interval !== 1) parts.push(`INTERVAL=${rule.interval}`);
  if (rule.byMonth !== undefined) parts.push(`BYMONTH=${rule.byMonth}`);
  if (rule.byMonthDay !== undefined) parts.push(`BYMONTHDAY=${rule.byMonthDay.join(',')}`);
  if (rule.byDay !== undefined) parts.push(`BYDAY=${rule.byDay.join(',')}`);
  if (rule.bySetPos !== undefined) parts.push(`BYSETPOS=${rule.bySetPos}`);
  return parts.join(';');
}
