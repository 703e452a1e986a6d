import { defaultPreferences } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { editPreferences, isOnlyRemembering } from './edit-preferences.ts';

const set = { ...defaultPreferences, zone: 'Europe/Vienna', locale: 'de-AT', lastContextId: 'ctx_01J8Z3Y4QK6V9N2R5T7W0X1ABC', version: 4 };

test('null clears, absent leaves, and the same again changes nothing', () => {
  expect(editPreferences(set, { zone: null, weekStart: 7 })).toEqual({ ...set, zone: null, weekStart: 7, version: 5 });
  expect(editPreferences(set, { lastContextId: null })).toEqual({ ...set, lastContextId: null, version: 5 });
  expect(editPreferences(set, { zone: 'Europe/Vienna', theme: 'dark' })).toBeNull();
});

test('only the open context alone is remembered rather than chosen', () => {
  expect(isOnlyRemembering({ lastContextId: null })).toBe(true);
  expect(isOnlyRemembering({ lastContextId: null, theme: 'light' })).toBe(false);
});
