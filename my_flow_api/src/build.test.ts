import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bundleApi, findPlace, startApi } from '#src/testing/start-api.ts';

test('the bundle runs where there is no node_modules, its reference page too', { timeout: 60_000 }, async () => {
  const place = await bundleApi(await findPlace());
  const folder = path.dirname(String(place.entry));
  const files = readdirSync(folder).filter((file) => !file.endsWith('.map'));
  expect(files.filter((file) => !file.startsWith('part-')).toSorted()).toEqual(['cli.mjs', 'main.mjs', 'reference.js.gz']);
  // What only some set-ups use is apart from what all do.
  expect(files.filter((file) => /otlp-watch|prometheus-watch/.test(file))).toHaveLength(2);
  const api = await startApi(place);
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
