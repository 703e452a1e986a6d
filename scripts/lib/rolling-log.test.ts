import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createRollingLog } from './rolling-log.mjs';
import { temporaryFolder } from './temporary-folder.ts';

it('keeps what was said, and its last lines', () => {
  const file = path.join(temporaryFolder(), 'x.log');
  const log = createRollingLog(file);
  log.write(Buffer.from(Array.from({ length: 100 }, (_, index) => `line ${index}\n`).join('')));
  log.write(Buffer.from('and a half'));
  expect(readFileSync(file, 'utf8')).toContain('line 0\n');
  expect(log.tail().split('\n')).toHaveLength(31);
  expect(log.tail()).toMatch(/^line 70\n.*line 99\nand a half$/s);
});

it('begins anew with each run and keeps the run before', () => {
  const file = path.join(temporaryFolder(), 'x.log');
  for (const run of ['first', 'second', 'third']) createRollingLog(file).write(Buffer.from(run));
  expect([readFileSync(file, 'utf8'), readFileSync(`${file}.1`, 'utf8')]).toEqual(['third', 'second']);
});

it('never takes more than ten megabytes', () => {
  const file = path.join(temporaryFolder(), 'x.log');
  const log = createRollingLog(file);
  for (let written = 0; written < 24; written += 1) log.write(Buffer.alloc(1024 * 1024, 'x'));
  expect(statSync(file).size + statSync(`${file}.1`).size).toBeLessThanOrEqual(10 * 1024 * 1024);
  expect(log.tail().length).toBeLessThan(11_000);
});
