import { expect, test } from 'vitest';
import { buildContext, buildPosition } from '#src/testing/builders.ts';
import { type OpenFixture, useStore } from '#src/testing/store-fixture.ts';
import { at, contextTo, createPerson, idsOf } from '#src/testing/store-person.ts';

export function contextPromises(open: OpenFixture): void {
  const store = useStore(open);

  test('are listed by their state, in their order, ids breaking ties', async () => {
    const ada = createPerson(store());
    const last = await ada.addContext(buildContext({ position: buildPosition(900) }));
    const first = await ada.addContext(buildContext({ position: 'Zz' }));
    const tied = await ada.addContext(buildContext({ position: buildPosition(900) }));
    const archived = await ada.addContext(buildContext({ archivedAt: at }));
    const trashed = await ada.addContext(buildContext({ archivedAt: at, trashedAt: at }));
    expect(await store().listContexts(ada.userId, 'active')).toEqual([first, last, tied]);
    expect(await store().listContexts(ada.userId, 'archived')).toEqual([archived]);
    expect(await store().listContexts(ada.userId, 'trashed')).toEqual([trashed]);
    expect(await store().countContexts(ada.userId)).toBe(4);
    const asked = [last.id, trashed.id, 'ctx_unknown'];
    expect(idsOf(await store().getContexts(ada.userId, asked)).toSorted()).toEqual([last.id, trashed.id].toSorted());
    expect(await store().getContexts(ada.userId, [])).toEqual([]);
  });

  test('have names of their own, without regard to case and width, but for those in the trash', async () => {
    const ada = createPerson(store());
    const bob = createPerson(store(), 'bob');
    const work = await ada.addContext(buildContext({ name: 'Work' }));
    const archived = await ada.addContext(buildContext({ name: 'ÉCOLE', archivedAt: at }));
    const trashed = await ada.addContext(buildContext({ name: 'Rest', trashedAt: at }));
    await bob.addContext(buildContext({ name: 'work' }));
    for (const name of ['Work', 'wORK', 'Ｗｏｒｋ', 'école', 'E\u0301cole']) {
      const taken = buildContext({ name });
      expect(await ada.commit([contextTo(null, taken)])).toEqual({ status: 'name_taken' });
      expect(await store().getContext(ada.userId, taken.id)).toBeNull();
    }
    const rest = await ada.addContext(buildContext({ name: 'REST' }));
    const back = contextTo(trashed, { ...trashed, trashedAt: null, version: 2 });
    expect(await ada.commit([back])).toEqual({ status: 'name_taken' });
    expect(await ada.commit([contextTo(archived, { ...archived, name: 'WORK', version: 2 })])).toEqual({ status: 'name_taken' });
    expect(await ada.commit([contextTo(work, { ...work, name: 'WORK', version: 2 })])).toMatchObject({ status: 'committed' });
    // The name is free as soon as its owner gives it up, in the same act too.
    expect(await ada.commit([contextTo(rest, { ...rest, trashedAt: at, version: 2 }), back])).toMatchObject({ status: 'committed' });
    expect(await store().lastSeq(ada.userId)).toBe(6);
  });

  test('may swap their names in one act, and not share one', async () => {
    const ada = createPerson(store());
    const one = await ada.addContext(buildContext({ name: 'One' }));
    const two = await ada.addContext(buildContext({ name: 'Two' }));
    const swapped = [contextTo(one, { ...one, name: 'two', version: 2 }), contextTo(two, { ...two, name: 'one', version: 2 })];
    expect(await ada.commit(swapped)).toMatchObject({ status: 'committed' });
    expect((await store().listContexts(ada.userId, 'active')).map((context) => context.name)).toEqual(['two', 'one']);
    const three = [contextTo(null, buildContext({ name: 'Three' })), contextTo(null, buildContext({ name: 'THREE' }))];
    expect(await ada.commit(three)).toEqual({ status: 'name_taken' });
    expect(await store().countContexts(ada.userId)).toBe(2);
  });
}
