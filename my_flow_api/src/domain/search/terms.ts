import { foldText } from './fold-text.ts';

/** The first so many characters of a word count, in a text and in a query alike. */
const termCharsMax = 40;
/** A text gives at most so many different terms; those behind are not found. */
const textTermsMax = 4_000;
/** A query asks for at most so many. */
const queryTermsMax = 24;

/** Scripts that are written without spaces between words. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}々ー';
const word = new RegExp(`[${unspaced}]+|(?:(?![${unspaced}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const startsUnspaced = new RegExp(`^[${unspaced}]`, 'u');

/**
 * The terms under which a text is found, each once, in the order of the text: its words and numbers, case and accents folded.
 * In scripts without spaces a term starts at every character and is two characters long, which needs no dictionary and so gives
 * the same terms on every runtime.
 */
export function termsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const found of foldText(text).match(word) ?? []) {
    for (const term of startsUnspaced.test(found) ? pairsOf(found, true) : [cut(found)]) {
      if (terms.size === textTermsMax) return [...terms];
      terms.add(term);
    }
  }
  return [...terms];
}

/** The terms that a text must have words beginning with, to be found by a query; none when the query has neither letters nor digits. */
export function queryTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const found of foldText(text).match(word) ?? []) {
    for (const term of startsUnspaced.test(found) ? pairsOf(found, false) : [cut(found)]) {
      if (terms.size === queryTermsMax) return [...terms];
      terms.add(term);
    }
  }
  return [...terms];
}

/** Every two neighbouring characters; the last one alone too when `withLast`, or when there is only one. */
function pairsOf(text: string, withLast: boolean): string[] {
  const characters = Array.from(text);
  const pairs = characters.slice(0, -1).map((character, index) => `${character}${characters[index + 1]}`);
  const last = characters.at(-1);
  return last !== undefined && (withLast || pairs.length === 0) ? [...pairs, last] : pairs;
}

function cut(term: string): string {
  return term.length <= termCharsMax ? term : Array.from(term).slice(0, termCharsMax).join('');
}
