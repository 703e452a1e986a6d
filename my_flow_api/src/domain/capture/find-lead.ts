import { matchAt, phrase, phraseStart } from './phrase.ts';
import type { Meaning } from './piece.ts';
import type { Site } from './site.ts';

type Found = { readonly end: number; readonly meaning: Meaning };

/** Opening words that say nothing about the thing itself. */
const leads: readonly RegExp[] = [
  phrase('(?:please|pls|plz|kindly)'),
  phrase(
    "(?:(?:can|could|would|will) you (?:please |kindly )?)?remind me(?: again)? (?:to|that|about|of)|remember to|(?:please )?(?:don['’]?t|do not|never) (?:let me )?forget (?:to|about)",
  ),
  phrase("(?:i|we)(?:['’]ve| have)? (?:really |also |still |just |probably )?(?:need|have|got|want|ought|wish) to"),
  phrase("(?:i|we)(?:['’]d| would) (?:also )?(?:like|love|want) to"),
  phrase("(?:(?:i|we) )?(?:must|should|can)(?: not|n['’]t) forget (?:to|about)"),
  phrase('(?:i|we) (?:really |also |still |just )?(?:must|should|gotta|shall|will)(?: really| also| still| just| probably)?'),
  phrase("(?:i|we)['’]ll|(?:i|we)(?:['’]m|['’]re| am| are) (?:going|supposed) to"),
  phrase('need to|have to|got to|gotta|must|should|make sure (?:to|that i|i|that we|we)|be sure to'),
  phraseStart('(?:note to self|note|to-?do|to do|task|reminder|remember|remind me) ?: ?'),
  phrase('reminder to|add (?:a |another )?(?:task|to-?do|reminder|flow) to'),
  phraseStart('add (?:a |another )?(?:task|to-?do|reminder|flow) ?: ?'),
];

const asking = phrase(
  "(?:(?:can|could|would|will) you (?:please |kindly )?)?remind me(?: again)?|(?:please )?(?:don['’]?t|do not) (?:let me )?forget",
);
const askedFor = phrase('to|that|about|of');

/** Opening words at the beginning of a clause, such as "remind me to"; with a day in between, "remind me on Friday to" is found in two parts. */
export function findLead(site: Site): Found | null {
  if (!site.fresh) return null;
  if (site.asked) {
    const match = matchAt(askedFor, site);
    if (match !== null) return { end: site.position + match[0].length, meaning: { kind: 'lead', asksForMore: false } };
  }
  for (const lead of leads) {
    const match = matchAt(lead, site);
    if (match !== null) return { end: site.position + match[0].trimEnd().length, meaning: { kind: 'lead', asksForMore: false } };
  }
  const match = matchAt(asking, site);
  return match === null ? null : { end: site.position + match[0].length, meaning: { kind: 'lead', asksForMore: true } };
}

const bullet =
  /(?:[-*•‣▪–—][^\S\r\n]+)?\[[ xX]?\](?=[^\S\r\n])|[-*•‣▪–—](?=[^\S\r\n])|\d{1,2}[.)](?=[^\S\r\n]+(?!(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))/iuy;

/** The mark of a list item at the beginning of a line, "- " or "1. ". */
export function findBullet(site: Site): Found | null {
  const match = matchAt(bullet, site);
  return match === null ? null : { end: site.position + match[0].length, meaning: { kind: 'lead', asksForMore: false } };
}
