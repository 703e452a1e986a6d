import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describePages } from '#src/ports/store-pages.conformance.ts';
import { createSqliteStore } from './sqlite-store.ts';

describePages(
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'myflow-pages-'));
    const path = join(directory, 'myflow.db');
    const [here, there] = [createSqliteStore({ path }), createSqliteStore({ path })];
    const close = async () => {
      await Promise.all([here.close(), there.close()]);
      await rm(directory, { recursive: true });
    };
    return { here, there, close };
  },
  { runs: 40, stepsMax: 25 },
);
