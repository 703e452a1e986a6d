import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = { secret: 'a secret of at least thirty-two characters', purpose: 'session:one' };

test('what was sealed opens with the same secret for the same purpose, and with nothing else', () => {
  const sealed = seal('the token of Ada', key);
  expect(unseal(sealed, key)).toBe('the token of Ada');
  expect(unseal(sealed, { ...key, purpose: 'session:two' })).toBeNull();
  expect(unseal(sealed, { ...key, secret: 'another secret of thirty-two characters' })).toBeNull();
  expect(sealed).not.toContain('Ada');
  expect(seal('the token of Ada', key)).not.toBe(sealed);
});

test('what was changed, cut or made up does not open', () => {
  const sealed = seal('the token of Ada', key);
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(changed.toString('base64url'), key)).toBeNull();
    expect(unseal(bytes.subarray(0, at).toString('base64url'), key)).toBeNull();
  }
  for (const text of ['', 'abc', '!!!', 'x'.repeat(1_000)]) expect(unseal(text, key)).toBeNull();
});
