import type { ContextSummary } from 'my_flow_contract';
import { describe, expect, test } from 'vitest';
import { stateOfPlay, weekOf } from './state-of-play.ts';

const quiet: ContextSummary = {
  contextId: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC',
  open: 0,
  overdue: 0,
  dueToday: 0,
  parked: 0,
  doneToday: 0,
  doneThisWeek: 0,
  openThisWeek: 0,
  lastTouched: { title: 'Buy oat milk', at: '2026-03-02T09:00:00.000Z' },
};

describe('stateOfPlay', () => {
  test.each([
    [{ open: 4, dueToday: 1 }, '4 open, one due today.'],
    [{ open: 1 }, 'One open.'],
    [{ open: 12, overdue: 2, dueToday: 3 }, '12 open, 2 overdue, 3 due today.'],
    [{ open: 1, overdue: 1 }, 'One open, one overdue.'],
    [{}, 'Nothing open.'],
    [{ doneToday: 1, parked: 2 }, 'Nothing open, one done today, 2 parked.'],
    [{ lastTouched: null }, 'Nothing here yet.'],
  ])('%o', (counts, expected) => {
    expect(stateOfPlay({ ...quiet, ...counts })).toBe(expected);
  });
});

describe('weekOf', () => {
  test('counts what was done and what is still to do, and is nothing for 0 of 0', () => {
    expect(weekOf({ ...quiet, doneThisWeek: 5, openThisWeek: 3 })).toEqual({ done: 5, all: 8 });
    expect(weekOf(quiet)).toBeNull();
  });
});
