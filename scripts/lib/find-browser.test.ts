import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findBrowser } from './find-browser.mjs';
import { temporaryFolder } from './temporary-folder.ts';

it('takes the browser that is named, and no other when that one is not there', async () => {
  const folder = temporaryFolder();
  const named = executable(folder, 'my-browser');
  executable(folder, 'chromium');
  expect(await findBrowser({ CHROMIUM_PATH: named, PATH: folder })).toBe(named);
  expect(await findBrowser({ CHROMIUM_PATH: path.join(folder, 'gone'), PATH: folder })).toBeNull();
});

it('finds one on the path', async () => {
  const folder = temporaryFolder();
  const found = executable(folder, 'google-chrome');
  writeFileSync(path.join(folder, 'chromium'), 'not executable');
  expect(await findBrowser({ PATH: `${folder}${path.delimiter}/nowhere` })).toBe(found);
});

it('passes over a script that starts a snap which is not there', async () => {
  const folder = temporaryFolder();
  const stub = executable(folder, 'chromium-browser', '#!/bin/sh\nexec /snap/bin/no-such-chromium "$@"\n');
  const found = executable(folder, 'google-chrome');
  expect(await findBrowser({ PATH: folder })).toBe(found);
  writeFileSync(stub, '#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n');
  expect(await findBrowser({ PATH: folder })).toBe(stub);
});

function executable(folder: string, name: string, content = ''): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  chmodSync(file, 0o755);
  return file;
}
