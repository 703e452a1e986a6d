/** Latin letters that Unicode does not take apart into a letter and a mark. */
const unmarkedLetters: Record<string, string> = { ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', ŧ: 't', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ' };

const asciiOnly = /^[\p{ASCII}]*$/u;
/**
 * Marks that are accents or optional vowel points. Marks that make a different syllable (Indic vowel signs, Thai, the Japanese voicing marks
 * U+3099 and U+309A) belong to their own script and stay.
 */
const accents = /(?![\u3099\u309A])[\p{Script=Inherited}\p{Script=Hebrew}\u0640]/gu;
const isMark = /\p{M}|\u0640/u;

/**
 * Text without case, accents and width: `Łódź`, `LODZ` and `lodz` are the same, `Straße` is `strasse`.
 * Compatibility forms are taken apart (Unicode NFKD), accents dropped, case folded, the rest put together again (NFKC).
 */
export function foldText(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(accents, (mark) => (isMark.test(mark) ? '' : mark))
    .toUpperCase()
    .toLowerCase()
    .replace(/[øđðłħŧæœþς]/g, (letter) => unmarkedLetters[letter] ?? letter)
    .normalize('NFKC');
}
