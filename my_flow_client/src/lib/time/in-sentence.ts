import { t } from '#src/lib/words/words.ts';

/** A day or a due as it stands in the middle of a sentence: `tomorrow 17:00`. Names of days and months keep their capital. */
export function inSentence(words: string): string {
  const isSentenceWord = [t('time.today'), t('time.tomorrow'), t('time.yesterday')].some((word) => words.startsWith(word));
  return isSentenceWord ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
