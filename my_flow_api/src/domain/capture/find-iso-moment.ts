import type { Instant, Zone } from 'my_flow_contract';
import { Temporal } from 'temporal-polyfill';
import { matchAt, phraseStart } from './phrase.ts';
import type { Meaning } from './piece.ts';
import { type Site, siteAt } from './site.ts';
import { instantOf } from './wall-clock.ts';

type Found = { readonly end: number; readonly meaning: Meaning };

const lead = phraseStart('(?:by|on|at|before|until|till|(?:is )?due(?: (?:on|by|at))?|deadline:?) ');
const day = String.raw`\d{4}-\d\d-\d\d`;
const time = String.raw`\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?`;
const edge = String.raw`(?![\p{L}\p{N}]|[-+:/_]\S)`;
const withOffset = new RegExp(`${day}[T ]${time}(?:Z|[+-]\\d\\d:?\\d\\d)${edge}`, 'iuy');
const onTheWall = new RegExp(`${day}T${time}${edge}`, 'iuy');

/** An ISO 8601 instant with the word that leads to it. Without an offset it is a time where the person is; with a blank for the T it is a day and a time, which are found apart. */
export function findIsoMoment(site: Site): Found | null {
  const preposition = matchAt(lead, site);
  const behind = preposition === null ? site : siteAt(site, site.position + preposition[0].length);
  const match = matchAt(withOffset, behind) ?? matchAt(onTheWall, behind);
  if (match === null) return null;
  const text = match[0]
    .replace(' ', 'T')
    .toUpperCase()
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const at = instantIn(text, site.zone);
  return at === null ? null : { end: behind.position + match[0].length, meaning: { kind: 'moment', at, zone: null } };
}

/** A time that a change of the clocks skips or repeats is read as RFC 5545 3.3.5 says. Null for what no calendar or clock shows. */
function instantIn(text: string, zone: Zone): Instant | null {
  try {
    const hasOffset = /(?:Z|[+-]\d\d:\d\d)$/.test(text);
    const at = hasOffset
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone).toInstant();
    return instantOf(at.epochMilliseconds);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
