import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { localSecret, prepareDataFolder, requireSpace } from './data-folder.mjs';
import { temporaryFolder } from './temporary-folder.ts';

it('makes the folder with all above it, for its owner alone', () => {
  const folder = path.join(temporaryFolder(), 'a/b');
  prepareDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(['logs']);
});

it('refuses in words where nothing can be written', () => {
  const file = path.join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => prepareDataFolder(file)).toThrow(/cannot be written .*\n.*MYFLOW_DATA_DIR=/);
  expect(() => prepareDataFolder(path.join(file, 'below'))).toThrow('cannot be written');
});

// Linux makes nothing in /proc; macOS has no such folder, and its root is read-only.
it('does not hang where nothing can be made', () => {
  expect(() => prepareDataFolder('/proc/myflow/data')).toThrow('cannot be written');
});

it('refuses when less space is left than needed', () => {
  expect(() => requireSpace(temporaryFolder(), 1e12, 'for the test')).toThrow(
    /has \d+ MB left, and 1000000000000 MB are needed: for the test/,
  );
  expect(() => requireSpace(temporaryFolder(), 1, 'for the test')).not.toThrow();
});

it('makes a secret once, which its owner alone can read', () => {
  const folder = temporaryFolder();
  const secret = localSecret(folder);
  expect(secret).toMatch(/^[\w-]{64}$/);
  expect(localSecret(folder)).toBe(secret);
  expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
  expect(localSecret(temporaryFolder())).not.toBe(secret);
});

it('takes from others what they were given to read', () => {
  const folder = temporaryFolder();
  localSecret(folder);
  chmodSync(path.join(folder, 'secret'), 0o644);
  localSecret(folder);
  expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
});

it('refuses a secret that is too short instead of using it', () => {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'secret'), 'short\n');
  expect(() => localSecret(folder)).toThrow('no usable secret');
});
