import { isOneEmoji } from 'my_flow_contract';
import { emoji } from './emoji.ts';

/** The emoji for a search; any single emoji that was typed or pasted stands first. */
export function findEmoji(query: string): string[] {
  const trimmed = query.trim();
  const words = trimmed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = emoji.filter(([, names]) => words.every((word) => names.includes(word))).map(([sign]) => sign);
  return isOneEmoji(trimmed) ? [trimmed, ...found.filter((sign) => sign !== trimmed)] : found;
}

/** The words of an emoji of the grid; the emoji itself for another one. */
export function emojiName(sign: string): string {
  return emoji.find(([other]) => other === sign)?.[1] ?? sign;
}
