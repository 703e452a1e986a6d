import { type Document, MongoClient } from 'mongodb';
import type { Context, Flow } from 'my_flow_contract';
import { expect, onTestFinished, test } from 'vitest';
import { buildContext, buildFlow } from '#src/testing/builders.ts';
import { describeWithMongodb } from '#src/testing/describe-with-mongodb.ts';
import { contextTo, createPerson, flowTo } from '#src/testing/store-person.ts';
import { collectionName } from './layout.ts';
import { createMongoStore } from './mongo-store.ts';

/** Together more than one command takes, by the three bytes that a character may have. */
const longFlows = 60;
const longNote = 'x'.repeat(50_000);

await describeWithMongodb('a commit to MongoDB', (mongodb) => {
  const databaseName = mongodb.newDatabaseName();
  let commands: { name: string; command: Document }[] = [];

  async function openPerson() {
    const onCommand = (name: string, command: Document) => commands.push({ name, command });
    const store = await createMongoStore({ uri: mongodb.uri, databaseName, onCommand });
    onTestFinished(() => store.close());
    return { store, person: createPerson(store) };
  }

  async function stored(userId: string): Promise<Document[]> {
    const client = new MongoClient(mongodb.uri);
    const found = await client.db(databaseName).collection(collectionName).find({ userId }).sort({ _id: 1 }).toArray();
    await client.close();
    return found;
  }

  test('never replaces what is there under the id of something new', async () => {
    const { person } = await openPerson();
    const [flow, context] = [buildFlow({ title: 'First' }), buildContext({ name: 'First' })];
    const act = await person.act([flowTo(null, flow), contextTo(null, context)]);
    const before = await stored(person.userId);
    expect(before.map(({ kind }) => String(kind)).toSorted()).toEqual(['act', 'context', 'flow', 'person']);
    const other = buildFlow();
    expect(await person.commit([flowTo(null, other), flowTo(null, { ...flow, title: 'Second' })])).toEqual({ status: 'conflict' });
    expect(await person.commit([flowTo(null, other), contextTo(null, { ...context, name: 'Second' })])).toEqual({ status: 'conflict' });
    await expect(person.commit([flowTo(null, other)], { id: act.id })).rejects.toThrow(/exists already/);
    expect(await stored(person.userId)).toEqual(before);
  });

  test('is one command and the end of the transaction, and one more where something goes', async () => {
    const { person } = await openPerson();
    const [flow, context] = [buildFlow(), buildContext()];
    await person.act([]);
    const namesOf = async (work: () => Promise<unknown>): Promise<string[]> => {
      commands = [];
      await work();
      return commands.map(({ name }) => name);
    };
    const creates = () => person.act([contextTo(null, context), flowTo(null, flow)]);
    expect(await namesOf(creates)).toEqual(['update', 'commitTransaction']);
    const edits = () => person.act([contextTo(context, { ...context, version: 2 }), flowTo(flow, { ...flow, version: 2 })]);
    expect(await namesOf(edits)).toEqual(['update', 'commitTransaction']);
    const removes = () => person.act([flowTo({ ...flow, version: 2 }, null)]);
    expect(await namesOf(removes)).toEqual(['update', 'delete', 'commitTransaction']);
  });

  test('gives the name of a context that goes to another', async () => {
    const { store, person } = await openPerson();
    const [old, kept, next] = [buildContext({ name: 'Work' }), buildContext({ name: 'Home' }), buildContext({ name: 'Home' })];
    await person.act([contextTo(null, old), contextTo(null, kept)]);
    const renamed = { ...kept, name: 'Work', version: 2 };
    await person.act([contextTo(null, next), contextTo(kept, renamed), contextTo(old, null)]);
    const named = (contexts: Context[]) => new Map(contexts.map(({ id, name }) => [id, name]));
    expect(named(await store.listContexts(person.userId, 'active'))).toEqual(named([renamed, next]));
  });

  test('that is long goes in several commands, all of it or nothing', async () => {
    const { store, person } = await openPerson();
    const flows = Array.from({ length: longFlows }, (): Flow => buildFlow({ notes: longNote }));
    const [taken] = flows.slice(-1);
    if (taken === undefined) throw new Error('there are none');
    await person.addFlows(taken);
    const creates = flows.map((flow) => flowTo(null, flow));
    commands = [];
    expect(await person.commit(creates)).toEqual({ status: 'conflict' });
    expect(commands.filter(({ name }) => name === 'update').length).toBeGreaterThan(1);
    expect(await stored(person.userId)).toHaveLength(3);
    await person.act(creates.slice(0, -1));
    expect(await store.countFlows(person.userId, taken.contextId)).toBe(longFlows);
    expect(await stored(person.userId)).toHaveLength(longFlows + 3);
  });
});
