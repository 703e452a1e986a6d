import { type Context, type ContextCreate, type ContextEdit, type Hours, limits } from 'my_flow_contract';
import { swatches } from '#src/lib/hue/hue-names.ts';
import { t } from '#src/lib/words/words.ts';

/** A context as it stands in its form. */
export type ContextDraft = { readonly name: string; readonly icon: string; readonly hue: number; readonly hours: Hours | null };

const firstIcons = ['🗂️', '🌱', '🎯', '⭐', '🧭', '🎨', '🚀', '🏡'];

/** An empty form: with a hue and an emoji that no other context has yet, as far as there are any. */
export function newDraft(contexts: readonly Context[]): ContextDraft {
  const isFar = (hue: number) => contexts.every((context) => hueDistance(context.hue, hue) >= 20);
  const icon = firstIcons.find((candidate) => contexts.every((context) => context.icon !== candidate)) ?? '🗂️';
  return { name: '', icon, hue: swatches.find(isFar) ?? swatches[contexts.length % swatches.length] ?? 250, hours: null };
}

/** The form of a context that exists. */
export function draftOf({ name, icon, hue, hours }: Context): ContextDraft {
  return { name, icon, hue, hours };
}

/** What is wrong with a name, in words; null when it can be taken. Names differ by more than upper and lower case. */
export function nameProblem(name: string, others: readonly Context[]): string | null {
  const trimmed = name.trim();
  if (trimmed === '') return t('contexts.nameMissing');
  if (trimmed.length > limits.contextNameCharsMax) return t('contexts.nameTooLong', { max: limits.contextNameCharsMax });
  const twin = others.find((other) => other.name.toLowerCase() === trimmed.toLowerCase());
  if (twin === undefined) return null;
  return t(twin.archivedAt === null ? 'contexts.nameTaken' : 'contexts.nameTakenArchived', { name: twin.name });
}

/** What is wrong with the hours, in words; null when they can be kept. */
export function hoursProblem(hours: Hours | null): string | null {
  if (hours === null) return null;
  if (hours.some((span) => span.weekdays.length === 0)) return t('contexts.hoursNoDay');
  if (hours.some((span) => span.from === '' || span.to === '')) return t('contexts.hoursNoTime');
  return hours.some((span) => span.from === span.to) ? t('contexts.hoursSameTime') : null;
}

/** The form as a new context. */
export function createOf(draft: ContextDraft): ContextCreate {
  return { ...draft, name: draft.name.trim() };
}

/** Only what differs from the context as it was when the form opened; null when nothing does. */
export function editOf(draft: ContextDraft, before: Context): ContextEdit | null {
  const name = draft.name.trim();
  const edit: ContextEdit = {
    ...(name === before.name ? {} : { name }),
    ...(draft.icon === before.icon ? {} : { icon: draft.icon }),
    ...(draft.hue === before.hue ? {} : { hue: draft.hue }),
    ...(JSON.stringify(draft.hours) === JSON.stringify(before.hours) ? {} : { hours: draft.hours }),
  };
  return Object.keys(edit).length === 0 ? null : edit;
}

function hueDistance(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360;
  return Math.min(apart, 360 - apart);
}
