import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { ContextSummary } from '../packages/my_flow_contract/src/index.ts';
import { type Person, signIn } from './support/person.ts';
import { createProdStack, type ProdStack } from './support/prod-stack.ts';

const backups = path.join(inject('clone'), 'backups');

let prod: ProdStack;
let person: Person;
let made: string[] = [];

beforeAll(async () => {
  prod = await createProdStack({ folder: inject('clone'), tag: inject('tag'), project: `myflow-${inject('tag')}-restore` });
  await prod.stack.down();
  await prod.stack.up();
  person = await signIn(prod.url, prod.password);
});

afterAll(async () => {
  await prod?.stack.down();
  // Other tests take the first file that they find there.
  for (const file of made) rmSync(path.join(backups, file));
});

it('counts what is there after a restore, and not what was there before it', { timeout: 300_000 }, async () => {
  const { stack } = prod;
  const context = await person.makeContext('Restored');
  const kept = await person.makeFlow(context.id, 'There when the backup is made');
  const before = new Set(readdirSync(backups));
  await stack.compose(['run', '--rm', 'backup']);
  made = readdirSync(backups).filter((file) => !before.has(file));
  expect(made).toHaveLength(1);

  await person.makeFlow(context.id, 'Made afterwards');
  await person.makeFlow(context.id, 'Made afterwards as well');
  expect(await openIn(context.id)).toBe(3);
  await untilCounted();

  // As the page on deployment has it: Redis goes on.
  await stack.compose(['stop', 'client', 'api']);
  const told = await stack.compose(['run', '--rm', 'backup', 'node', 'cli.mjs', 'restore', `/backups/${made[0]}`, '--replace']);
  expect(told).not.toContain('Redis');
  await stack.up();
  person = await signIn(prod.url, prod.password);
  expect(await person.titles(context.id)).toEqual([kept.title]);

  // As many acts as before, of another kind: the newest has the number again that the old counts were kept under.
  for (const title of ['Renamed', 'Renamed again']) expect((await person.call('PATCH', `/flows/${kept.id}`, { title })).status).toBe(200);
  expect(await openIn(context.id)).toBe(1);
});

async function openIn(contextId: string): Promise<number | undefined> {
  const { body } = await person.call('GET', '/contexts/summaries');
  // The API's own tests hold its answers to the contract.
  return (body as { items: ContextSummary[] }).items.find((summary) => summary.contextId === contextId)?.open;
}

/** Waits until the counts are in Redis, which nobody waits for who reads them. */
async function untilCounted(): Promise<void> {
  const deadlineMs = Date.now() + 10_000;
  const scan = 'REDISCLI_AUTH="$REDIS_PASSWORD" redis-cli --scan --pattern "*summaries:*"';
  while ((await prod.stack.compose(['exec', '--no-TTY', 'redis', 'sh', '-c', scan])) === '') {
    if (Date.now() > deadlineMs) throw new Error('nothing is counted in Redis, so that a restore has nothing to forget');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
