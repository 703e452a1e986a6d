import { afterAll, describe, test } from 'vitest';
import { startRedis, type TestRedis, type TestRedisOptions } from './start-redis.ts';

/**
 * Tests that need a Redis server, in a file of tests that awaits this: the server is started for the file and stopped behind it. Where none can be had,
 * the tests fail in continuous integration, and are skipped aloud elsewhere.
 */
export async function describeWithRedis(
  name: string,
  tests: (redis: TestRedis) => void | Promise<void>,
  options: TestRedisOptions = {},
): Promise<void> {
  const redis = await startRedis(options).catch((error: unknown) => skipOrFail(name, error));
  if (redis === null) return;
  afterAll(() => redis.stop());
  describe(name, () => tests(redis));
}

function skipOrFail(name: string, error: unknown): null {
  const reason = error instanceof Error ? error.message : String(error);
  const advice = 'Install the program redis-server (on Debian and Ubuntu: apt-get install redis-server).';
  if (process.env['CI']) throw new Error(`No Redis server could be started (${reason}). ${advice}`, { cause: error });
  const rule = '!'.repeat(80);
  console.warn(`\n${rule}\n  SKIPPED: ${name}, since no Redis server could be started (${reason}).\n  ${advice}\n${rule}\n`);
  test.skip(name, () => {});
  return null;
}
