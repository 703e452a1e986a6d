import { afterAll, describe, test } from 'vitest';
import { startMongodb, type TestMongodb } from './start-mongodb.ts';

/**
 * Tests that need a MongoDB server, in a file of tests that awaits this: the server is started for the file and stopped behind it. Where none can be had,
 * the tests fail in continuous integration, and are skipped aloud elsewhere. `start` is another way to start one.
 */
export async function describeWithMongodb<Server extends TestMongodb = TestMongodb>(
  name: string,
  tests: (mongodb: Server) => void,
  // Who names another kind of server gives the way to start it.
  start: () => Promise<Server> = startMongodb as () => Promise<Server>,
): Promise<void> {
  const mongodb = await start().catch((error: unknown) => skipOrFail(name, error));
  if (mongodb === null) return;
  afterAll(() => mongodb.stop());
  describe(name, () => tests(mongodb));
}

function skipOrFail(name: string, error: unknown): null {
  const reason = error instanceof Error ? error.message : String(error);
  const advice = 'Name a mongod with MONGOMS_SYSTEM_BINARY, or a running server with MYFLOW_TEST_MONGODB_URI.';
  if (process.env['CI']) throw new Error(`No MongoDB server could be started (${reason}). ${advice}`, { cause: error });
  const rule = '!'.repeat(80);
  console.warn(`\n${rule}\n  SKIPPED: ${name}, since no MongoDB server could be started (${reason}).\n  ${advice}\n${rule}\n`);
  test.skip(name, () => {});
  return null;
}
