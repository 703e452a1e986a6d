import { limits } from './limits.ts';

/** Whether a text is one emoji: one grapheme that holds a pictograph, a flag or a keycap. */
export function isOneEmoji(text: string): boolean {
  if (text.length > limits.contextIconCharsMax) return false;
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  return graphemes.length === 1 && /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3/u.test(text);
}
