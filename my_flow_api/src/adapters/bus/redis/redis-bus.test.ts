import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { connectRedis } from 'my_flow_cache/connect-redis';
import { describeWithRedis } from 'my_flow_cache/testing/describe-with-redis';
import { expect, onTestFinished, test } from 'vitest';
import { createInProcessBus } from '#src/adapters/bus/in-process/in-process-bus.ts';
import { createPollingBus } from '#src/adapters/bus/polling/polling-bus.ts';
import { describeBus } from '#src/ports/bus.conformance.ts';
import { createRedisBus } from './redis-bus.ts';

let instances = 0;

/** A way to a port that can be cut and mended. */
async function openWay(to: number) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('error', () => {}).pipe(into);
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  // A server that listens on a port has an address object.
  const { port } = server.address() as AddressInfo;
  const cut = async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
  };
  onTestFinished(() => void server.close());
  return { port, cut, mend: () => listen(port) };
}

await describeWithRedis(
  'a Redis server with a user who may do little',
  (redis) => {
    /** Never polls unless the test says how often, so that what arrives came over the server. */
    function open(pollMs = 3_600_000, url = redis.url) {
      instances += 1;
      return createRedisBus({
        connect: () => connectRedis({ url, ca: null, onError: () => {} }),
        local: createPollingBus({ local: createInProcessBus(), everyMs: pollMs }),
        instanceId: `instance-${instances}`,
        lookEveryMs: 200,
      });
    }

    function opened(pollMs?: number, url?: string) {
      const bus = open(pollMs, url);
      onTestFinished(() => bus.close());
      return bus;
    }

    /** Follows, and waits until the server knows. */
    async function follow(bus: ReturnType<typeof open>, userId: string) {
      const woken = { count: 0 };
      const stop = bus.follow(userId, () => (woken.count += 1));
      await expect.poll(() => woken.count, { timeout: 5_000 }).toBeGreaterThan(0);
      return Object.assign(woken, { stop });
    }

    describeBus('the bus on Redis', async () => ({ here: open(), there: open() }));

    test('many at once are all told, and so is what comes right before the end', async () => {
      const [one, two] = [open(), opened()];
      const [ada, bob] = [await follow(two, 'ada'), await follow(two, 'bob')];
      const before = [ada.count, bob.count];
      for (let round = 0; round < 50; round += 1) {
        one.wake('ada');
        one.wake('bob');
      }
      await one.close();
      await expect.poll(() => [ada.count, bob.count]).toEqual(before.map((count) => count + 1));
    });

    test('a wake-up is one message for the processes that follow the person, and one call in each', async () => {
      const [one, two, three] = [opened(), opened(), opened()];
      const [a, b, c] = [await follow(one, 'ada'), await follow(two, 'ada'), await follow(three, 'bob')];
      const before = [a.count, b.count, c.count];
      for (let round = 1; round <= 3; round += 1) {
        one.wake('ada');
        await expect.poll(() => b.count).toBe((before[1] ?? 0) + round);
      }
      await setTimeout(50);
      expect([a.count, b.count, c.count]).toEqual([(before[0] ?? 0) + 3, (before[1] ?? 0) + 3, before[2]]);
    });

    test('a process listens for those alone whom it follows', async () => {
      const bus = opened();
      const first = await follow(bus, 'carol');
      const stopSecond = bus.follow('carol', () => {});
      const listeners = async () => Number(((await redis.command('PUBSUB', 'NUMSUB', 'myflow:wake:carol')) as unknown[])[1]);
      expect(await listeners()).toBe(1);
      first.stop();
      expect(await listeners()).toBe(1);
      stopSecond();
      await expect.poll(listeners).toBe(0);
    });

    test('killed and started again: woken at once here and by time there, everybody once when it is back, and then as before', async () => {
      const [here, there] = [opened(100), opened()];
      const people = Array.from({ length: 450 }, (_, number) => `person-${number}`);
      const mine = await follow(here, 'ada');
      const counts = new Map<string, number>();
      for (const userId of people) there.follow(userId, () => counts.set(userId, (counts.get(userId) ?? 0) + 1));
      await expect.poll(() => counts.size, { timeout: 5_000 }).toBe(people.length);
      await redis.kill();
      await setTimeout(50);
      const polled = mine.count;
      await expect.poll(() => mine.count).toBeGreaterThan(polled + 2);
      counts.clear();
      there.wake('person-1');
      await expect.poll(() => counts.get('person-1')).toBe(1);
      expect(counts.size).toBe(1);
      await redis.startAgain();
      await expect.poll(() => counts.size, { timeout: 10_000 }).toBe(people.length);
      await setTimeout(100);
      expect(Math.max(...counts.values())).toBeLessThanOrEqual(2);
      const rest = mine.count;
      await setTimeout(400);
      expect(mine.count).toBe(rest);
      await expect
        .poll(() => {
          there.wake('ada');
          return mine.count;
        })
        .toBeGreaterThan(rest);
    });

    test('a process that alone has lost the server tells its news when it has it again', async () => {
      const way = await openWay(redis.port);
      const [lost, other] = [opened(undefined, redis.url.replace(`:${redis.port}`, `:${way.port}`)), opened()];
      const there = await follow(other, 'emil');
      await follow(lost, 'emil');
      await way.cut();
      const before = there.count;
      for (let round = 0; round < 5; round += 1) lost.wake('emil');
      await setTimeout(300);
      expect(there.count).toBe(before);
      await way.mend();
      await expect.poll(() => there.count, { timeout: 5_000 }).toBeGreaterThan(before);
    });

    test('a server that does not let it listen is asked again by and by; meanwhile it wakes by time', async () => {
      await redis.command('ACL', 'SETUSER', 'my-flow', '-subscribe');
      const bus = opened(100);
      let count = 0;
      bus.follow('frida', () => (count += 1));
      await expect.poll(() => count).toBeGreaterThan(5);
      const connections = String(await redis.command('INFO', 'stats')).match(/total_connections_received:(\d+)/)?.[1];
      await redis.command('ACL', 'SETUSER', 'my-flow', '+subscribe');
      await expect
        .poll(async () => JSON.stringify(await redis.command('PUBSUB', 'NUMSUB', 'myflow:wake:frida')), { timeout: 5_000 })
        .toContain(',1]');
      expect(String(await redis.command('INFO', 'stats'))).toContain(`total_connections_received:${connections}`);
      await setTimeout(100);
      const rest = count;
      await setTimeout(400);
      expect(count).toBe(rest);
    });

    test('a server that hangs is noticed: followers are woken by time, and heard again when it answers', async () => {
      const [here, there] = [opened(100), opened()];
      const mine = await follow(here, 'dora');
      redis.freeze();
      onTestFinished(() => redis.thaw());
      const before = mine.count;
      await expect.poll(() => mine.count, { timeout: 5_000 }).toBeGreaterThan(before + 3);
      redis.thaw();
      await expect
        .poll(
          async () => {
            const quiet = mine.count;
            await setTimeout(250);
            return mine.count - quiet;
          },
          { timeout: 10_000 },
        )
        .toBe(0);
      const rest = mine.count;
      await expect
        .poll(() => {
          there.wake('dora');
          return mine.count;
        })
        .toBeGreaterThan(rest);
    });
  },
  { user: { name: 'my-flow', password: 'secret' } },
);
