'use client';

import type { Context } from 'my_flow_contract';
import { useState } from 'react';
import { commonRoles, firstChosen, fold, ownRole, type Role } from './roles.ts';

/** The hue of MyFlow itself, while no role is chosen. */
const ownHue = 250;

type Roles = {
  readonly offered: readonly Role[];
  /** In the order in which they are offered, which is the order of the rail. */
  readonly chosen: readonly Role[];
  /** The hue of the role that was touched last: the page stands in its light. */
  readonly light: number;
  readonly toggle: (role: Role) => void;
  /** Adds and chooses a role of the person's own; answers what is wrong with its name, or null. */
  readonly addOwn: (name: string) => string | null;
};

/** The roles that are offered, and those that are chosen. */
export function useRoles(existing: readonly Context[]): Roles {
  const [own, setOwn] = useState<readonly Role[]>([]);
  const [names, setNames] = useState<ReadonlySet<string>>(() => new Set(existing.length > 0 ? [] : firstChosen));
  const [light, setLight] = useState(existing[0]?.hue ?? ownHue);
  const taken = new Set(existing.map(({ name }) => fold(name)));
  const offered = [...commonRoles.filter(({ name }) => !taken.has(fold(name))), ...own];
  const choose = (role: Role, isChosen: boolean) => {
    setNames((before) => new Set(isChosen ? [...before, role.name] : [...before].filter((name) => name !== role.name)));
    if (isChosen) setLight(role.hue);
  };
  return {
    offered,
    chosen: offered.filter(({ name }) => names.has(name)),
    light,
    toggle: (role) => choose(role, !names.has(role.name)),
    addOwn(typed) {
      const result = ownRole(typed, [...commonRoles, ...own], existing);
      if ('problem' in result) return result.problem;
      const role = 'role' in result ? result.role : offered.find(({ name }) => name === result.known);
      if ('role' in result) setOwn([...own, result.role]);
      if (role !== undefined) choose(role, true);
      return null;
    },
  };
}
