import { setTimeout } from 'node:timers/promises';
import { connectRedis, type RedisConnection } from 'my_flow_cache/connect-redis';
import type { RedisConfig } from '#src/config.ts';
import type { Clock } from '#src/ports/clock.ts';
import type { Ids } from '#src/ports/ids.ts';
import { compareClocks } from './compare-clocks.ts';
import { codesOf, connectionWords, hostOf } from './connection-words.ts';
import { type Finding, ok, type Probe, wrong } from './finding.ts';

const subject = 'Redis';
const waitMs = 4_000;
const keptMs = 5_000;

type Tools = { readonly clock: Clock; readonly ids: Ids };

/** Whether Redis answers, lets the user in, and keeps what it is given. One key of MyFlow's is written and taken away again. */
export function redisProbe({ url, ca }: RedisConfig, tools: Tools): Probe {
  return {
    subject,
    async run() {
      let lastError: unknown = null;
      const redis = connectRedis({
        url,
        ca,
        onError: (error) => {
          lastError = error;
        },
      });
      try {
        await readyOrFailed(redis);
        if (redis.status !== 'ready') return [wrong(subject, `at ${hostOf(url)} ${failureWords(lastError)}`)];
        return await look(redis, tools);
      } catch (error) {
        return [wrong(subject, `at ${hostOf(url)} ${failureWords(error)}`)];
      } finally {
        redis.disconnect();
      }
    },
  };
}

/** A connection that fails is tried again by itself; the first failure is enough here. */
async function readyOrFailed(redis: RedisConnection): Promise<void> {
  const settled = new Promise<void>((resolve) => {
    redis.once('ready', resolve);
    redis.once('error', () => resolve());
  });
  await Promise.race([settled, setTimeout(waitMs, undefined, { ref: false })]);
}

async function look(redis: RedisConnection, { clock, ids }: Tools): Promise<Finding[]> {
  const key = `myflow:doctor:${ids.next('req')}`;
  await redis.set(key, 'kept', 'PX', keptMs);
  const kept = await redis.get(key);
  await redis.del(key);
  if (kept !== 'kept') return [wrong(subject, 'does not keep what it is given. Look at its memory policy.')];
  const askedMs = clock.nowMs();
  const info = await redis.info('server');
  const answeredMs = clock.nowMs();
  const theirUs = Number(/^server_time_usec:(\d+)/m.exec(info)?.[1]);
  const version = /^redis_version:(\S+)/m.exec(info)?.[1] ?? 'of an unknown version';
  const clocks = theirUs > 0 ? [compareClocks({ who: subject, theirMs: theirUs / 1_000, askedMs, answeredMs })] : [];
  return [ok(subject, `${version}, reads and writes`), ...clocks];
}

/** What a refusal of Redis means; its own first word tells. */
export function failureWords(error: unknown): string {
  const [word = ''] = (error instanceof Error ? error.message : '').split(' ');
  if (word === 'WRONGPASS' || word === 'NOAUTH' || word === 'ERR')
    return 'refuses the user or the password. Put those of the server into REDIS_URL: redis://user:password@host:port.';
  if (word === 'NOPERM')
    return 'lets the user in, who may do too little. Allow it get, set, del and the rest on keys that begin with myflow:';
  if (word === 'READONLY') return 'takes no writes: it is a replica. Put the address of its primary into REDIS_URL.';
  if (word === 'OOM') return 'is full. Give it more memory, or a policy that lets go of old keys.';
  if (word === 'MISCONF') return 'takes no writes, since it cannot save to its disk. Look into its log.';
  if (word === 'LOADING' || word === 'BUSY') return 'is busy. Try again in a moment.';
  return (
    connectionWords(codesOf(error)) ??
    `cannot be reached within ${waitMs / 1_000} seconds. Look at the address, at firewalls, and whether rediss:// is meant.`
  );
}
