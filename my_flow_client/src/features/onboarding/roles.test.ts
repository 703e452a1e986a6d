import { contextCreateSchema } from 'my_flow_contract';
import { expect, test } from 'vitest';
import { commonRoles, firstChosen, ownRole } from './roles.ts';

test('every offered role can be created as it is', () => {
  for (const { name, icon, hue } of commonRoles) expect(contextCreateSchema.safeParse({ name, icon, hue }).error).toBeUndefined();
  expect(firstChosen.every((name) => commonRoles.some((role) => role.name === name))).toBe(true);
});

test('an own name becomes a role that can be created, in another light than the one before', () => {
  const first = ownRole('  Choir   practice ', commonRoles, []);
  if (!('role' in first)) throw new Error('no role');
  expect(first.role.name).toBe('Choir practice');
  expect(contextCreateSchema.safeParse({ name: first.role.name, icon: first.role.icon, hue: first.role.hue }).error).toBeUndefined();
  const second = ownRole('Garden', [...commonRoles, first.role], []);
  expect('role' in second && second.role.hue).not.toBe(first.role.hue);
  expect('role' in second && second.role.icon).not.toBe(first.role.icon);
});

test('a name that is offered already is chosen instead', () => {
  expect(ownRole('work', commonRoles, [])).toEqual({ known: 'Work' });
});

test('a name that cannot be is refused in words', () => {
  expect(ownRole('  ', commonRoles, [])).toHaveProperty('problem');
  expect(ownRole('x'.repeat(51), commonRoles, [])).toHaveProperty('problem');
});
