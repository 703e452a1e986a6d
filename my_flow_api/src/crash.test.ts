import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangeResult, Flow } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { bundleApi, findPlace, type RunningApi, startApi } from '#src/testing/start-api.ts';

const kills = 50;
const writers = 8;

test('killed again and again while it writes: every acknowledged write is there, and none twice', { timeout: 180_000 }, async () => {
  const place = await bundleApi(await findPlace());
  let api = await startApi(place);
  const contextId = (await write(api, 'contexts', 'context', { name: 'Work' }))?.contexts[0]?.id;
  const acknowledged = new Map<string, string>();
  const waiting: string[] = [];
  let made = 0;

  /** Sends writes until the API is gone; what got no answer is sent again, with its key, to the next process. */
  async function writeUntilKilled(): Promise<void> {
    for (;;) {
      made += 1;
      const title = waiting.shift() ?? `Flow ${made}`;
      const result = await write(api, 'flows', title, { contextId, title });
      const id = result?.flows[0]?.id;
      if (id === undefined) return void waiting.push(title);
      expect(acknowledged.get(title) ?? id).toBe(id);
      acknowledged.set(title, id);
    }
  }

  for (let kill = 1; kill <= kills; kill += 1) {
    const before = acknowledged.size;
    const writing = Promise.all(Array.from({ length: writers }, writeUntilKilled));
    // In the middle of writing: at least one write has been acknowledged, and others are on their way.
    while (acknowledged.size === before) await sleep(1);
    await sleep(Math.random() * 30);
    api.child.kill('SIGKILL');
    expect(await api.ended).toBe('SIGKILL');
    await writing;
    api = await startApi(place);
  }

  for (const title of waiting.splice(0))
    acknowledged.set(title, (await write(api, 'flows', title, { contextId, title }))?.flows[0]?.id ?? '');
  const flows = await allFlows(api);
  expect(acknowledged.size).toBeGreaterThanOrEqual(kills);
  expect(flows.map(({ title, id }) => `${title} ${id}`).toSorted()).toEqual(
    [...acknowledged].map(([title, id]) => `${title} ${id}`).toSorted(),
  );
});

/** Null when there was no answer. */
async function write(api: RunningApi, path: string, key: string, body: object): Promise<ChangeResult | null> {
  try {
    const response = await fetch(`${api.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { ...api.headers, 'content-type': 'application/json', 'idempotency-key': key.replaceAll(' ', '-') },
      body: JSON.stringify(body),
    });
    // What the API answers to a create.
    const result = (await response.json()) as ChangeResult;
    expect([response.status, result]).toEqual([201, expect.anything()]);
    return result;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && error.name === 'AbortError')) return null;
    throw error;
  }
}

async function allFlows(api: RunningApi): Promise<Flow[]> {
  const flows: Flow[] = [];
  let cursor = '';
  do {
    const response = await fetch(`${api.url}/api/v1/flows?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`, {
      headers: api.headers,
    });
    // What the API answers to a list.
    const page = (await response.json()) as { items: Flow[]; nextCursor: string | null };
    flows.push(...page.items);
    cursor = page.nextCursor ?? '';
  } while (cursor !== '');
  return flows;
}
