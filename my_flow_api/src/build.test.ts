import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { findPlace, startApi } from '#src/testing/start-api.ts';

test('the bundle runs where there is no node_modules, its reference page too', { timeout: 60_000 }, async () => {
  const place = await findPlace();
  const folder = path.join(place.dataDir, 'built');
  await promisify(execFile)(process.execPath, [path.join(import.meta.dirname, '../build.mjs'), folder]);
  expect(readdirSync(folder).toSorted()).toEqual(['main.mjs', 'main.mjs.map', 'reference.mjs']);
  const api = await startApi({ ...place, entry: path.join(folder, 'main.mjs') });
  const created = await fetch(`${api.url}/api/v1/contexts`, {
    method: 'POST',
    headers: { ...api.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Work' }),
  });
  expect(created.status).toBe(201);
  const script = await fetch(`${api.url}/api/v1/docs/reference.js`);
  expect([script.status, (await script.text()).length > 1_000_000]).toEqual([200, true]);
  api.child.kill('SIGTERM');
  expect(await api.ended).toBe(0);
});
