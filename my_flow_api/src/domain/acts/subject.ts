import type { ActHead, Context, Flow } from 'my_flow_contract';

type Subject = ActHead['subject'];

/** What an act about flows was about. There is at least one, else it throws. */
export function flowsSubject(flows: readonly Flow[]): Subject {
  const [first] = flows;
  if (first === undefined) throw new RangeError('an act is about at least one flow');
  return { title: first.title, count: flows.length, contextId: first.contextId };
}

/** What an act about one context was about. */
export function contextSubject(context: Context): Subject {
  return { title: context.name, count: 1, contextId: context.id };
}
