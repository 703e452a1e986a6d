import type { Context, ContextEdit, Instant } from 'my_flow_contract';
import { jsonEqual } from '#src/domain/acts/field-diff.ts';
import { changedContext, refuseTrashedContext } from './changed-context.ts';

/** A context with edited fields: `hours: null` clears, absent leaves. Null when it is like that already. Throws invalid_state. */
export function editContext(context: Context, edit: ContextEdit, at: Instant): Context | null {
  refuseTrashedContext(context);
  const edited: Context = {
    ...context,
    name: edit.name ?? context.name,
    icon: edit.icon ?? context.icon,
    hue: edit.hue ?? context.hue,
    hours: edit.hours === undefined ? context.hours : edit.hours,
  };
  return jsonEqual(edited, context) ? null : changedContext(context, edited, at);
}
