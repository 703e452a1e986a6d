import { connectRedis } from 'my_flow_cache/connect-redis';
import type { TestRedis } from 'my_flow_cache/testing/start-redis';

const channels = 5_000;
/** A session as the client keeps it, sealed and in base64: two tokens and a name, at the upper end. */
const sessionBytes = 4_000;

/** What Redis holds and has done. Bytes are those of MEMORY USAGE, which has the key and what the server keeps about it. */
export type RedisFigures = {
  /** Of what the API keeps, by the kind of key: how many keys there are, and the bytes of one on average. */
  readonly keys: Readonly<Record<string, { readonly count: number; readonly bytes: number }>>;
  readonly sessionBytes: number;
  /** Of one channel that somebody listens on. */
  readonly channelBytes: number;
};

/** Looks at a server that the API has used for these people. */
export async function measureRedis(redis: TestRedis, userIds: readonly string[]): Promise<RedisFigures> {
  const keys = await keysByKind(redis, userIds);
  const name = 'myflow:client:session:0123456789abcdef0123456789abcdef0123456789a';
  await redis.command('SET', name, 'x'.repeat(sessionBytes), 'PX', '60000');
  const session = Number(await redis.command('MEMORY', 'USAGE', name));
  return { keys, sessionBytes: session, channelBytes: await channelBytes(redis) };
}

/** How often each command was carried out since the server began; those of a script count for themselves. */
export async function countCommands(redis: TestRedis): Promise<Record<string, number>> {
  const told = String(await redis.command('INFO', 'commandstats'));
  return Object.fromEntries([...told.matchAll(/cmdstat_([^:]+):calls=(\d+)/g)].map(([, name = '', calls]) => [name, Number(calls)]));
}

async function keysByKind(redis: TestRedis, userIds: readonly string[]): Promise<RedisFigures['keys']> {
  const kinds: Record<string, { count: number; bytes: number }> = {};
  // A server of the bench alone, with some keys for each person.
  const names = (await redis.command('KEYS', '*')) as string[];
  for (const name of names) {
    const userId = userIds.find((id) => name.includes(id));
    const kind = userId === undefined ? 'others' : name.replace(userId, '<person>');
    const bytes = Number((await redis.command('MEMORY', 'USAGE', name)) ?? 0);
    const found = kinds[kind] ?? { count: 0, bytes: 0 };
    kinds[kind] = { count: found.count + 1, bytes: found.bytes + bytes };
  }
  return Object.fromEntries(Object.entries(kinds).map(([kind, { count, bytes }]) => [kind, { count, bytes: Math.round(bytes / count) }]));
}

async function channelBytes(redis: TestRedis): Promise<number> {
  const listener = connectRedis({ url: redis.url, ca: redis.ca, onError: () => {} });
  if (listener.status !== 'ready') await new Promise((resolve) => listener.once('ready', resolve));
  // The first ones make room for buffers.
  await listener.subscribe('myflow:wake:first');
  const before = await usedBytes(redis);
  const names = Array.from({ length: channels }, (_, index) => `myflow:wake:person-${String(index).padStart(6, '0')}`);
  for (let first = 0; first < channels; first += 100) await listener.subscribe(...names.slice(first, first + 100));
  const after = await usedBytes(redis);
  listener.disconnect();
  return Math.round((after - before) / channels);
}

async function usedBytes(redis: TestRedis): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(String(await redis.command('INFO', 'memory')))?.[1]);
}
