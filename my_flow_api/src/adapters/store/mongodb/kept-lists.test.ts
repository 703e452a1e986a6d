import { expect, test } from 'vitest';
import { listPlace } from '#src/domain/flows/list-place.ts';
import { buildContext, buildFlow, buildPosition } from '#src/testing/builders.ts';
import { flowTo } from '#src/testing/store-person.ts';
import { createKeptLists, type ListName } from './kept-lists.ts';

const list: ListName = { userId: 'ada', contextId: buildContext().id, state: 'open' };
const other: ListName = { ...list, contextId: buildContext().id };
const [first, second, third] = [1, 2, 3].map((seq) => ({ seq, act: `act_${seq}`, purges: 0 })) as [Moment, Moment, Moment];
type Moment = { readonly seq: number; readonly act: string; readonly purges: number };

function flowAt(index: number) {
  return buildFlow({ contextId: list.contextId, position: buildPosition(index) });
}

function rowOf(flow: ReturnType<typeof flowAt>) {
  return { key: listPlace(flow).key, doc: JSON.stringify(flow) };
}

test('follows a commit that came right behind what it is kept for, and no other', () => {
  const lists = createKeptLists();
  const [fir, oak, ash] = [flowAt(1), flowAt(2), flowAt(3)];
  lists.see('ada', first);
  lists.keep(list, [rowOf(oak)], { asked: 5, at: first });
  lists.follow('ada', { from: first, to: second }, [flowTo(null, fir)]);
  lists.follow('ada', { from: first, to: third }, [flowTo(null, ash)]);
  expect(lists.momentOf('ada')).toEqual(second);
  expect(lists.take(list, 5, second)).toEqual([fir, oak].map(rowOf));
});

test('keeps nothing that was read before the person was seen elsewhere', () => {
  const lists = createKeptLists();
  lists.see('ada', first);
  lists.see('ada', second);
  lists.keep(list, [rowOf(flowAt(1))], { asked: 5, at: first });
  expect(lists.has(list, 1)).toBe(false);
});

test('forgets all lists of a person who has moved on', () => {
  const lists = createKeptLists();
  lists.see('ada', first);
  for (const name of [list, other]) lists.keep(name, [], { asked: 5, at: first });
  expect([list, other].map((name) => lists.has(name, 5))).toEqual([true, true]);
  expect(lists.take(list, 5, second)).toBeUndefined();
  lists.see('ada', first);
  expect([list, other].map((name) => lists.has(name, 5))).toEqual([false, false]);
});

test('a person without a moment has no lists', () => {
  const lists = createKeptLists();
  lists.see('ada', first);
  lists.keep(list, [], { asked: 5, at: first });
  lists.see('ada', null);
  expect(lists.take(list, 5, null)).toBeUndefined();
  expect(lists.momentOf('ada')).toBeUndefined();
});
