import { isAbbreviation } from './abbreviation.ts';
import type { CaptureFrame } from './capture-frame.ts';
import { findBlocks } from './find-blocks.ts';
import { findDay } from './find-day.ts';
import { findIsoMoment } from './find-iso-moment.ts';
import { findBullet, findLead } from './find-lead.ts';
import { findEstimate, findLength, findMoment } from './find-length.ts';
import { findContext, findLabel, findPriority } from './find-mark.ts';
import { findRecurrence } from './find-recurrence.ts';
import { findPart, findTime } from './find-time.ts';
import { numericOrder } from './numeric-order.ts';
import { type Block, type Divider, type Item, isCapital, type Meaning, type Piece, type Word } from './piece.ts';
import { isHeld } from './place.ts';
import { type Before, behind, textStart } from './scan-state.ts';
import type { Site } from './site.ts';
import { phraseOpeners } from './small-words.ts';

/** The text as a row of pieces, words, dividers and blocks, each character but blanks in exactly one of them. */
export function scan(text: string, frame: CaptureFrame): Item[] {
  const blocks = findBlocks(text, frame.ignored);
  const items: Item[] = [];
  let before = textStart;
  const base = { order: numericOrder(frame.locale), contexts: frame.contexts, zone: frame.zone, nowMs: Date.parse(frame.at), text };
  let position = 0;
  let nextBlock = 0;
  while (position < text.length) {
    const blank = blankEnd(text, position);
    if (blank > position) {
      position = blank;
      continue;
    }
    while ((blocks[nextBlock]?.end ?? Number.POSITIVE_INFINITY) <= position) nextBlock += 1;
    const block = blocks[nextBlock];
    const limit = block?.start ?? text.length;
    const item = block !== undefined && block.start <= position ? restOf(block, position) : itemAt({ ...base, position, limit, ...before });
    items.push(item);
    before = behind(before, item);
    position = item.end;
  }
  return items;
}

function restOf(block: Block, position: number): Block {
  return { ...block, start: position };
}

const blanks = /[^\S\r\n]+/uy;

function blankEnd(text: string, position: number): number {
  blanks.lastIndex = position;
  return position + (blanks.exec(text)?.[0].length ?? 0);
}

type Place = Site & Before;

function itemAt(site: Place): Item {
  const priority = isFree(site) ? findPriority(site) : null;
  if (priority !== null) return toPiece(site, priority);
  return dividerAt(site) ?? (isFree(site) ? pieceAt(site) : null) ?? wordAt(site);
}

/** A piece begins behind a blank, a bracket or a comma: `#` and `@` inside of something are text. */
function isFree(site: Site): boolean {
  return site.position === 0 || /[\s([{,;]/u.test(site.text.charAt(site.position - 1));
}

const newline = /[\r\n]\s*/uy;
const stop = /[.;!?]+(?=\s)/uy;
const joiners: readonly (readonly [RegExp, Divider['mark']])[] = [
  [newline, 'line'],
  [stop, 'stop'],
  [/,(?!\d)/uy, 'comma'],
  [/(?:and|plus|also|&)(?=[\s,])/iuy, 'and'],
  [/(?:then|afterwards)(?=[\s,])/iuy, 'then'],
];

function dividerAt(site: Site): Divider | null {
  for (const [pattern, mark] of joiners) {
    pattern.lastIndex = site.position;
    const match = pattern.exec(site.text);
    if (match === null || site.position + match[0].length > site.limit) continue;
    return { type: 'divider', start: site.position, end: site.position + match[0].length, mark };
  }
  return null;
}

const finders: readonly ((site: Site) => { readonly end: number; readonly meaning: Meaning } | null)[] = [
  findLabel,
  findContext,
  findEstimate,
  findIsoMoment,
  findRecurrence,
  findMoment,
  findLength,
];
const timely: typeof finders = [findDay, findTime, findPart];

function pieceAt(site: Place): Piece | null {
  const bullet = site.lineStart ? findBullet(site) : null;
  if (bullet !== null) return toPiece(site, bullet);
  const lead = findLead(site);
  if (lead !== null) return toPiece(site, lead);
  const opener = firstLetters(site);
  if (opener !== '' && !phraseOpeners.has(opener)) return null;
  for (const find of finders) {
    const found = find(site);
    if (found !== null) return toPiece(site, found);
  }
  if (isHeld(site)) return null;
  const found = timely.map((find) => find(site)).filter((one) => one !== null);
  // "at 6 March" is a day, "March 6pm" a time: the longer reading is the better one, and a day before a time.
  const best = found.reduce<(typeof found)[number] | null>(
    (longest, one) => (longest === null || one.end > longest.end ? one : longest),
    null,
  );
  return best === null ? null : toPiece(site, best);
}

const letters = /\p{L}*/uy;

function firstLetters(site: Site): string {
  letters.lastIndex = site.position;
  return letters.exec(site.text)?.[0].toLowerCase() ?? '';
}

function toPiece(site: Site, found: { readonly end: number; readonly meaning: Meaning }): Piece {
  return { type: 'piece', start: site.position, end: found.end, ...found.meaning };
}

const opening = /[([{]+/uy;
const wordRun = /[^\s,;!?()[\]{}]+/uy;
const markRun = /[;!?)\]}]+/uy;

/** A run up to the next blank, comma or bracket; an opening bracket is one of its own, so that a piece may begin behind it. */
function wordAt(site: Site): Word {
  opening.lastIndex = site.position;
  wordRun.lastIndex = site.position;
  markRun.lastIndex = site.position;
  const match = opening.exec(site.text) ?? wordRun.exec(site.text) ?? markRun.exec(site.text);
  const run = match?.[0] ?? site.text.charAt(site.position);
  // A stop that ends the sentence is a divider of its own.
  const bodyLength = /^(?:.*[^.])?(?=\.+$)/su.exec(run)?.[0].length ?? run.length;
  const isSentenceEnd =
    bodyLength > 0 && bodyLength < run.length && !isAbbreviation(run) && /\s/u.test(site.text.charAt(site.position + run.length));
  const end = Math.max(site.position + 1, Math.min(site.limit, site.position + (isSentenceEnd ? bodyLength : run.length)));
  const text = site.text.slice(site.position, end);
  return { type: 'word', start: site.position, end, text, lower: text.toLowerCase(), capital: isCapital(text) };
}
