import { contextCreateSchema } from 'my_flow_contract';
import { describe, expect, test } from 'vitest';
import { emoji } from './emoji.ts';
import { findEmoji } from './find-emoji.ts';

describe('findEmoji', () => {
  test('offers the whole grid for an empty search, each once and each valid', () => {
    const all = findEmoji('');
    expect(all).toHaveLength(emoji.length);
    expect(new Set(all).size).toBe(emoji.length);
    for (const sign of all) expect(contextCreateSchema.shape.icon.safeParse(sign).success, sign).toBe(true);
  });

  test('finds by words', () => {
    expect(findEmoji('Work office')).toContain('💼');
    expect(findEmoji('moon')).toEqual(['🌙']);
    expect(findEmoji('no such thing')).toEqual([]);
  });

  test('takes any one emoji that was pasted, and no more than one', () => {
    expect(findEmoji('🦊')).toEqual(['🦊']);
    expect(findEmoji('👩🏽‍🚀')).toEqual(['👩🏽‍🚀']);
    expect(findEmoji('🇦🇹')).toEqual(['🇦🇹']);
    expect(findEmoji('🦊🦊')).toEqual([]);
  });
});
