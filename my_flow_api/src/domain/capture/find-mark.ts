import { limits, type Priority } from 'my_flow_contract';
import { group, matchAt, phrase } from './phrase.ts';
import type { Meaning } from './piece.ts';
import type { Site } from './site.ts';

type Found = { readonly end: number; readonly meaning: Meaning };

const priorities: Readonly<Record<string, Priority>> = {
  high: 'high',
  urgent: 'high',
  important: 'high',
  critical: 'high',
  h: 'high',
  '1': 'high',
  medium: 'medium',
  med: 'medium',
  normal: 'medium',
  m: 'medium',
  '2': 'medium',
  low: 'low',
  l: 'low',
  '3': 'low',
  '4': 'low',
};

const namedPriority = phrase('!(?<name>high|urgent|important|critical|medium|med|normal|low|[hml1234])');
const marksOnly = /(?<marks>!!!?)(?=\s|$)/uy;
// Small letters alone: P1 is the name of many a thing.
const numberedPriority = /p(?<name>[1-4])(?![\p{L}\p{N}%_-]|[.:]\p{N}|['’])/uy;

/** `!high`, `!1`, `!!!` (high), `!!` (medium), `p1`. */
export function findPriority(site: Site): Found | null {
  const marks = matchAt(marksOnly, site);
  if (marks !== null) return found(site, marks, { kind: 'priority', priority: group(marks, 'marks').length === 3 ? 'high' : 'medium' });
  const match = matchAt(namedPriority, site) ?? matchAt(numberedPriority, site);
  const priority = match === null ? undefined : priorities[group(match, 'name')];
  return match === null || priority === undefined ? null : found(site, match, { kind: 'priority', priority });
}

const label = /#(?<name>\p{L}[\p{L}\p{M}\p{N}_-]*)(?![\p{L}\p{M}\p{N}_])/uy;
const colour = /^(?:[\da-f]{6}|[\da-f]{8}|[\da-f]{3})$/iu;

/** `#launch`. A number, a colour and what is longer than a label may be stay text. */
export function findLabel(site: Site): Found | null {
  const match = matchAt(label, site);
  const name = match?.groups?.['name'] ?? '';
  if (match === null || name.length > limits.flowLabelCharsMax) return null;
  if (colour.test(name) && (/\d/.test(name) || new Set(name.toLowerCase()).size === 1)) return null;
  return found(site, match, { kind: 'label', label: name });
}

const unknownName = /@(?<name>\p{L}[\p{L}\p{M}\p{N}_-]*)(?![\p{L}\p{M}\p{N}_@])/uy;

/** `@Name`, without regard to case; the longest name wins. A name of no context is found as such. */
export function findContext(site: Site): Found | null {
  if (site.text.charAt(site.position) !== '@') return null;
  let best: { readonly id: string; readonly end: number } | null = null;
  for (const context of site.contexts) {
    const end = site.position + 1 + context.name.length;
    if (context.name === '' || end > site.limit || (best !== null && end <= best.end)) continue;
    if (site.text.slice(site.position + 1, end).toLowerCase() !== context.name.toLowerCase()) continue;
    if (!/^[\p{L}\p{M}\p{N}_]/u.test(site.text.slice(end, end + 2))) best = { id: context.id, end };
  }
  if (best !== null) return { end: best.end, meaning: { kind: 'context', contextId: best.id } };
  const match = matchAt(unknownName, site);
  const name = match?.groups?.['name'] ?? '';
  return match === null || name.length > limits.contextNameCharsMax ? null : found(site, match, { kind: 'unknownContext', name });
}

function found(site: Site, match: RegExpExecArray, meaning: Meaning): Found {
  return { end: site.position + match[0].length, meaning };
}
