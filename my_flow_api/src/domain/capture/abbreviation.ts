const abbreviation = /^(?:dr|mr|mrs|ms|prof|st|jr|sr|vs|no|nr|etc|e\.g|i\.e|approx|dept|est|fig|inc|ltd|co|mt|ave|\p{L})\.$/iu;

/** Whether the stop at the end of a word belongs to the word: "Dr.", "etc.", "p.m.". */
export function isAbbreviation(word: string): boolean {
  return abbreviation.test(word) || /\.\p{L}+\.$/u.test(word);
}
