import type { CaptureFrame } from './capture-frame.ts';
import type { Block } from './piece.ts';

/** The parts of a text that are left alone: clicked-away chips, quotes, addresses and URLs. Ordered, without overlap. */
export function findBlocks(text: string, ignored: CaptureFrame['ignored']): Block[] {
  const plain = mergeRanges(text, ignored);
  const quotes = without(findQuotes(text), plain);
  const addresses = without(findAddresses(text), [...plain, ...quotes].sort(byStart));
  return [...plain, ...quotes, ...addresses].sort(byStart);
}

const byStart = (one: Block, other: Block): number => one.start - other.start;

function mergeRanges(text: string, ranges: CaptureFrame['ignored']): Block[] {
  const merged: Block[] = [];
  const clipped = ranges.map((range) => ({ start: Math.max(0, range.start), end: Math.min(text.length, range.end) }));
  for (const range of clipped.filter(({ start, end }) => start < end).sort((one, other) => one.start - other.start)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) {
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, range.end) };
    } else {
      merged.push({ type: 'block', start: range.start, end: range.end, quote: false });
    }
  }
  return merged;
}

/** Those blocks that touch none of the others; both lists are in order. */
function without(blocks: readonly Block[], others: readonly Block[]): Block[] {
  let next = 0;
  return blocks.filter((block) => {
    while (next < others.length && (others[next]?.end ?? 0) <= block.start) next += 1;
    return (others[next]?.start ?? Number.POSITIVE_INFINITY) >= block.end;
  });
}

const closers: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  "'": "'",
  '`': '`',
  '「': '」',
  '‹': '›',
};
const beforeOpening = /[\s([{,;:—–-]/u;
const afterClosing = /[\s)\]},.;:!?—–-]/u;

/** Text between quotation marks that stand where such marks open and close, on one line; an apostrophe or an inch is none. */
function findQuotes(text: string): Block[] {
  const quotes: Block[] = [];
  // Where a closing mark was looked for in vain, so that many an opening one does not walk the rest of the text each time.
  const missingUntil = new Map<string, number>();
  for (let start = 0; start < text.length; start += 1) {
    const closer = closers[text.charAt(start)];
    if (closer === undefined || (start > 0 && !beforeOpening.test(text.charAt(start - 1)))) continue;
    if (start < (missingUntil.get(closer) ?? 0)) continue;
    const end = closingAt(text, start, closer);
    if (end === null) {
      const newline = text.indexOf('\n', start);
      missingUntil.set(closer, newline === -1 ? text.length : newline);
      continue;
    }
    quotes.push({ type: 'block', start, end: end + 1, quote: true });
    start = end;
  }
  return quotes;
}

function closingAt(text: string, start: number, closer: string): number | null {
  for (let at = start + 1; at < text.length && text.charAt(at) !== '\n'; at += 1) {
    if (text.charAt(at) !== closer || at === start + 1) continue;
    if (at + 1 === text.length || afterClosing.test(text.charAt(at + 1))) return at;
  }
  return null;
}

const chunk = /\S+/gu;
const longestChunk = 2_048;

/** Runs without blanks that are URLs, mail addresses, domains, paths or file names, without the marks of the sentence around them. */
function findAddresses(text: string): Block[] {
  const addresses: Block[] = [];
  for (const match of text.matchAll(chunk)) {
    // The longest URL that browsers keep; what is longer is a word.
    if (match[0].length > longestChunk) continue;
    const opening = /^[([{<"'“‘]*/u.exec(match[0])?.[0].length ?? 0;
    const body = trimMarks(match[0].slice(opening));
    if (isAddress(body))
      addresses.push({ type: 'block', start: match.index + opening, end: match.index + opening + body.length, quote: false });
  }
  return addresses;
}

function trimMarks(chunkText: string): string {
  let end = chunkText.length;
  while (end > 0 && /[)\]}>"'”’,.;:!?]/u.test(chunkText.charAt(end - 1))) end -= 1;
  return chunkText.slice(0, end);
}

const scheme = /^[a-z][a-z\d+.-]{0,30}:\/\/\S/iu;
const mail = /^[^@\s]{1,64}@[\p{L}\p{N}][\p{L}\p{N}.-]*$/u;
const domain = /^(?:[\p{L}\p{N}_-]{2,63}\.){1,8}[\p{L}]{2,24}(?:[/:?#].*)?$/u;
const path = /^(?:~|\.{1,2})?\/[\p{L}\p{N}_.]|^[a-z]:\\/iu;
const reference = /^[\p{L}\p{N}_.-]{1,100}\/[\p{L}\p{N}_.-]{1,100}#\p{N}/u;

function isAddress(text: string): boolean {
  return scheme.test(text) || mail.test(text) || /^www\./iu.test(text) || domain.test(text) || path.test(text) || reference.test(text);
}
