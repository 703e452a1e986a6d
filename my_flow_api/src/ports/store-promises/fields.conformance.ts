import { type Context, defaultPreferences, type Flow, type Preferences } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { buildContext, buildFlow, buildId } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { at, createPerson, flowsOf, preferencesTo } from '#src/testing/store-person.ts';

/** Every field that may be empty: a value, and what empty is. */
const flowFields: Partial<Flow> = {
  notes: 'A *note* with “quotes”, \u0000, 🧭 and\na line',
  due: { kind: 'instant', at: '2026-03-04T16:00:00.000Z', zone: 'Europe/Vienna' },
  startDay: '2026-03-01',
  estimateMinutes: 30,
  labels: ['launch', 'ünïcode'],
  steps: [{ id: buildId('step'), title: 'First', done: true }],
  recurrence: 'FREQ=WEEKLY;BYDAY=FR',
  parkedUntilDay: '2026-03-09',
  wakesAt: '2026-03-09T00:00:00.000Z',
  completedAt: at,
  trashedAt: at,
  sourceMessageId: 'msg_1',
};
const contextFields: Partial<Context> = {
  hours: [{ weekdays: [1, 2, 3], from: '09:00', to: '17:00' }],
  archivedAt: at,
  trashedAt: at,
};
const preferenceFields: Partial<Preferences> = { zone: 'Europe/Vienna', locale: 'de-AT', lastContextId: buildId('ctx') };

export function fieldPromises(open: OpenFixture): void {
  const store = useStore(open);

  test.each(Object.keys(flowFields))('%s of a flow is written, read back and cleared', async (name) => {
    const ada = createPerson(store());
    const empty = buildFlow();
    const field = Object.fromEntries(Object.entries(flowFields).filter(([key]) => key === name));
    await ada.addFlows(empty);
    const full = await ada.editFlow(empty, field);
    expect(await store().getFlow(ada.userId, empty.id)).toEqual(full);
    expect(full).not.toEqual({ ...empty, version: 2 });
    const cleared = await ada.editFlow(full, { ...empty, version: full.version });
    expect(cleared).toEqual({ ...empty, version: 3 });
    expect(await store().getFlow(ada.userId, empty.id)).toEqual(cleared);
    expect(flowsOf(await store().listFlows(ada.userId, { state: 'open', limit: 10 }))).toEqual([cleared]);
    expect(await store().allFlowsOfContext(ada.userId, empty.contextId)).toEqual([cleared]);
  });

  test.each(Object.keys(contextFields))('%s of a context is written, read back and cleared', async (name) => {
    const ada = createPerson(store());
    const empty = await ada.addContext(buildContext());
    const field = Object.fromEntries(Object.entries(contextFields).filter(([key]) => key === name));
    const full = await ada.editContext(empty, field);
    expect(await store().getContext(ada.userId, empty.id)).toEqual(full);
    const cleared = await ada.editContext(full, { ...empty, version: full.version });
    expect(await store().getContext(ada.userId, empty.id)).toEqual({ ...empty, version: 3 });
    expect(await store().listContexts(ada.userId, 'active')).toEqual([cleared]);
  });

  test('preferences are the default ones until they are changed, and each is written, read back and cleared', async () => {
    const ada = createPerson(store());
    expect(await store().getPreferences(ada.userId)).toEqual(defaultPreferences);
    const full: Preferences = { ...defaultPreferences, ...preferenceFields, theme: 'light', weekStart: 7, version: 1 };
    await ada.act([preferencesTo(defaultPreferences, full)], { kind: 'preferences.edit' });
    expect(await store().getPreferences(ada.userId)).toEqual(full);
    expect(await ada.commit([preferencesTo(defaultPreferences, full)])).toEqual({ status: 'conflict' });
    const cleared: Preferences = { ...defaultPreferences, version: 2 };
    await ada.act([preferencesTo(full, cleared)], { kind: 'preferences.edit' });
    expect(await store().getPreferences(ada.userId)).toEqual(cleared);
  });

  test('a document at its limits is kept whole', async () => {
    const ada = createPerson(store());
    const steps = Array.from({ length: 100 }, (_, index) => ({ id: buildId('step'), title: `${index} ${'ß'.repeat(190)}`, done: false }));
    const labels = Array.from({ length: 20 }, (_, index) => `${index}${'界'.repeat(38)}`);
    const flow = buildFlow({ title: '𝕏'.repeat(100), notes: 'Wort '.repeat(2_000), steps, labels });
    await ada.addFlows(flow);
    expect(await store().getFlow(ada.userId, flow.id)).toEqual(flow);
  });
}
