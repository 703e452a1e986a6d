import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommitOutcome, type Store, StoreError } from '#src/ports/store.ts';
import { buildFlow } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { type OwnMongodb, startOwnMongodb } from '#src/testing/start-mongodb.ts';
import { createPerson, flowsOf, flowTo } from '#src/testing/store-person.ts';
import { createMongoStore } from './mongo-store.ts';

const timeouts = { selectionMs: 1_000, connectMs: 1_000, commandMs: 1_500, commitMs: 2_000 };
/** A call of one or two commands, each of which may wait for all of these, and is told of a while later by a busy machine. */
const callMsMax = 12_000;
const backMsMax = 20_000;

type Change = (mongodb: OwnMongodb) => Promise<void>;
type Fault = readonly [name: string, awayMs: number, begin: Change, end: Change];

const faults: readonly Fault[] = [
  ['killed', 30_000, (mongodb) => mongodb.kill(), (mongodb) => mongodb.startAgain()],
  ['frozen', 5_000, async (mongodb) => mongodb.freeze(), async (mongodb) => mongodb.thaw()],
];

await describeWithMongodb(
  'MongoDB gone',
  (mongodb) => {
    let store: Store;
    beforeAll(async () => {
      store = await createMongoStore({ uri: mongodb.uri, databaseName: mongodb.newDatabaseName(), timeouts });
    });
    afterAll(() => store.close());

    describe.each(faults)('%s', (_, awayMs, begin, end) => {
      test('is said in words within bounds, and nothing needs a restart when it is back', { timeout: 90_000 }, async () => {
        const ada = createPerson(store);
        const kept = buildFlow({ title: 'Kept' });
        await ada.addFlows(kept);
        await begin(mongodb);
        const away = setTimeout(awayMs);
        const flow = buildFlow({ title: 'Unanswered' });
        const idempotency = { key: 'once', fingerprint: 'same' };
        const calls = {
          list: () => store.listFlows(ada.userId, { state: 'open', limit: 10 }),
          get: () => store.getFlow(ada.userId, kept.id),
          commit: () => ada.commit([flowTo(null, flow)], { idempotency }),
          ping: () => store.ping(),
        };
        const told = await Promise.all(Object.entries(calls).map(([name, call]) => tellOf(name, call)));
        expect(told).toEqual(Object.keys(calls).map((name) => [name, expect.stringMatching(/^MongoDB (cannot be reached|is too slow)/)]));
        await away;
        await end(mongodb);
        await untilBack(store);
        expect(flowsOf(await calls.list())).toContainEqual(kept);
        // Whether it was written is not known; a repeat finds out, and never writes it twice.
        const outcome: CommitOutcome = await calls.commit();
        expect(['committed', 'key_taken']).toContain(outcome.status);
        expect(flowsOf(await calls.list())).toHaveLength(2);
        expect(await store.lastSeq(ada.userId)).toBe(2);
      });
    });
  },
  startOwnMongodb,
);

test('a server that is not there is said in words, without the password in its address', async () => {
  const opening = createMongoStore({ uri: 'mongodb://ada:secret@127.0.0.1:9/myflow', timeouts });
  const error: unknown = await opening.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StoreError);
  expect(String(error)).toMatch(/MongoDB cannot be reached\. Look whether it runs/);
  expect(String(error)).not.toContain('secret');
});

test('an address that is none is said in words, without what was given', async () => {
  for (const uri of ['mongodb://ada:secret@', 'http://ada:secret@127.0.0.1', 'ada:secret']) {
    const error: unknown = await createMongoStore({ uri }).catch((reason: unknown) => reason);
    expect(String(error)).toMatch(/MONGODB_URI is no address of MongoDB/);
    expect(String(error)).not.toContain('secret');
  }
});

/** What a call throws, and that it does so in time. */
async function tellOf(name: string, call: () => Promise<unknown>): Promise<[string, unknown]> {
  const startedMs = performance.now();
  const error: unknown = await call().catch((reason: unknown) => reason);
  expect([name, Math.max(callMsMax, performance.now() - startedMs)]).toEqual([name, callMsMax]);
  return [name, error instanceof StoreError ? error.message : error];
}

async function untilBack(store: Store): Promise<void> {
  const endsAtMs = performance.now() + backMsMax;
  for (;;) {
    const isBack = await store.ping().then(
      () => true,
      () => false,
    );
    if (isBack) return;
    if (performance.now() > endsAtMs) throw new Error(`not back within ${backMsMax} ms`);
    await setTimeout(100);
  }
}
