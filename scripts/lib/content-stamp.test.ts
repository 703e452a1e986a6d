import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { contentStamp, isStamped, removeStamp, writeStamp } from './content-stamp.mjs';
import { temporaryFolder } from './temporary-folder.ts';

it('changes with contents and names, and with nothing else', () => {
  const base = temporaryFolder();
  mkdirSync(path.join(base, 'src'));
  const write = (file: string, text: string) => writeFileSync(path.join(base, 'src', file), text);
  write('a.ts', '1');
  const stamp = () => contentStamp(['src', 'absent.json'], base);
  const first = stamp();

  utimesSync(path.join(base, 'src/a.ts'), 1, 1);
  write('a.test.ts', 'a test');
  expect(stamp()).toBe(first);

  write('a.ts', '2');
  const second = stamp();
  expect(second).not.toBe(first);
  write('b.ts', '');
  expect(stamp()).not.toBe(second);
});

it('tells a stamp from another, and from none', () => {
  const file = path.join(temporaryFolder(), 'dist/.stamp');
  expect(isStamped(file, 'x')).toBe(false);
  writeStamp(file, 'x');
  expect([isStamped(file, 'x'), isStamped(file, 'y')]).toEqual([true, false]);
  removeStamp(file);
  expect(isStamped(file, 'x')).toBe(false);
});
