import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore } from '#src/ports/store.conformance.ts';
import { createSqliteStore } from './sqlite-store.ts';

describeStore('SQLite in memory', () =>
  Promise.resolve({ store: createSqliteStore({ path: ':memory:' }), close: () => Promise.resolve() }),
);

describeStore('SQLite in a file', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'myflow-store-'));
  const store = createSqliteStore({ path: join(directory, 'myflow.db') });
  return { store, close: () => rm(directory, { recursive: true }) };
});
