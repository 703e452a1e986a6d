const weekday = 'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const countWord = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';

const slots: Readonly<Record<string, string>> = {
  weekday,
  month,
  countWord,
  count: `\\d{1,3}(?:[.,]\\d{1,2})?|a couple of|a few|an?|${countWord}`,
  whole: `\\d{1,3}|a couple of|a few|an?|${countWord}`,
  nth: 'first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th',
  ordinal: '(?:1st|2nd|3rd|21st|22nd|23rd|31st|[4-9]th|1\\d?th|2[04-9]th|30th)',
  ordinalWord: '(?:first|1st|2nd|3rd|21st|22nd|23rd|31st|[4-9]th|1\\d?th|2[04-9]th|30th)',
  dayNumber: '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?',
  year: '(?:19|20|21)\\d\\d',
  part: 'morning|afternoon|evening|night',
};

/** Blank on one line; bounded, so that no run of blanks is walked over and over. */
const gap = '(?:[^\\S\\r\\n]{1,20})';

/** A word ends here: no letter, digit, possessive or joined word follows. */
const wordEnd = "(?![\\p{L}\\p{N}\\p{M}_%°]|['’]\\p{L}|-\\p{L}|[.:/-]\\p{N})";

/**
 * A sticky, caseless pattern out of a readable phrase: a blank stands for blanks on one line, and `{name}` for a named group with what that
 * slot may hold (`{weekday}`, `{month}`, `{count}` ...; a digit behind the name tells several apart). It ends with a word.
 */
export function phrase(text: string): RegExp {
  return new RegExp(`(?:${phraseSource(text)})${wordEnd}`, 'iyu');
}

/** As `phrase`, without the end of a word. */
export function phraseStart(text: string): RegExp {
  return new RegExp(phraseSource(text), 'iyu');
}

/** A place of a text, and the next place that a match may not reach over. */
export type TextPlace = { readonly text: string; readonly position: number; readonly limit: number };

/** What a sticky pattern finds at a place of a text, if it ends at `limit` or before. */
export function matchAt(pattern: RegExp, { text, position, limit }: TextPlace): RegExpExecArray | null {
  pattern.lastIndex = position;
  const match = pattern.exec(text);
  return match !== null && match[0].length > 0 && position + match[0].length <= limit ? match : null;
}

/** A named group of a match in lower case; empty when it took no part. */
export function group(match: RegExpExecArray, name: string): string {
  return match.groups?.[name]?.toLowerCase() ?? '';
}

function phraseSource(text: string): string {
  return text
    .replace(/(?<!\\p)\{([a-zA-Z]+)(\d?)\}/g, (_slot, name: string, digit: string) => `(?<${name}${digit}>${slots[name] ?? ''})`)
    .replaceAll(' ', gap);
}
