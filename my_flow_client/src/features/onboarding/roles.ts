import '#src/lib/words/welcome-words.ts';
import { type Context, limits } from 'my_flow_contract';
import { t } from '#src/lib/words/words.ts';

/** A role that may become a context. */
export type Role = { readonly name: string; readonly icon: string; readonly hue: number; readonly hint: string };

/** The roles that most people play, each in its own light. */
export const commonRoles: readonly Role[] = [
  { name: t('welcome.roles.work'), icon: '💼', hue: 250, hint: t('welcome.roles.workHint') },
  { name: t('welcome.roles.personal'), icon: '🏠', hue: 58, hint: t('welcome.roles.personalHint') },
  { name: t('welcome.roles.rest'), icon: '🌙', hue: 300, hint: t('welcome.roles.restHint') },
  { name: t('welcome.roles.social'), icon: '🎉', hue: 158, hint: t('welcome.roles.socialHint') },
  { name: t('welcome.roles.study'), icon: '📚', hue: 200, hint: t('welcome.roles.studyHint') },
  { name: t('welcome.roles.family'), icon: '🧡', hue: 22, hint: t('welcome.roles.familyHint') },
];

/** Roles that are chosen before the person has touched anything: a start that fits many. */
export const firstChosen: readonly string[] = commonRoles.slice(0, 3).map(({ name }) => name);

/** Hues for roles of the person's own, far from one another and from those above, and as many emoji. */
const ownHues = [120, 340, 85, 275, 225, 178] as const;
const ownIcons = ['🗂️', '🌱', '🎯', '⭐', '🧭', '🎨'] as const;

/** What became of a name that was typed for a role of one's own. */
export type OwnRole = { readonly role: Role } | { readonly known: string } | { readonly problem: string };

/** A role with the person's own name; `known` names one that is offered already, in its own spelling. */
export function ownRole(typed: string, offered: readonly Role[], existing: readonly Context[]): OwnRole {
  const name = typed.trim().replace(/\s+/g, ' ');
  if (name === '') return { problem: t('welcome.problem.empty') };
  if (name.length > limits.contextNameCharsMax) return { problem: t('welcome.problem.long', { max: limits.contextNameCharsMax }) };
  const known = offered.find((role) => fold(role.name) === fold(name));
  if (known !== undefined) return { known: known.name };
  if (existing.some((context) => fold(context.name) === fold(name))) return { problem: t('welcome.problem.taken') };
  const place = (offered.length - commonRoles.length) % ownHues.length;
  const [hue, icon] = [ownHues[place] ?? ownHues[0], ownIcons[place] ?? ownIcons[0]];
  return { role: { name, icon, hue, hint: t('welcome.roles.ownHint') } };
}

/** Names are compared without regard to case, as the server does. */
export function fold(name: string): string {
  return name.trim().toLowerCase();
}
