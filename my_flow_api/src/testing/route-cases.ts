import type { RouteCall } from 'my_flow_contract';
import type { UseCaseName } from '#src/application/dependencies.ts';

/** Ids that a call may name: all of one person, or all of nobody. */
export type CaseIds = {
  readonly contextId: string;
  readonly otherContextId: string;
  readonly flowId: string;
  readonly otherFlowId: string;
  readonly actId: string;
};

export type AnyCall = { readonly params?: unknown; readonly query?: unknown; readonly body?: unknown };

/** One way to call a route well, what has to be done before it, and one thing in its body (or query) that must be refused. */
export type RouteCase<Name extends UseCaseName> = {
  readonly before?: (ids: CaseIds) => readonly { readonly name: UseCaseName; readonly call: AnyCall }[];
  readonly call: (ids: CaseIds) => Partial<RouteCall<Name>>;
  readonly bad: Record<string, unknown>;
};

const onContext = ({ contextId }: CaseIds) => ({ params: { contextId } });
const onFlow = ({ flowId }: CaseIds) => ({ params: { flowId } });
const stray = { stray: 1 };

/** One case for each use case of the route table: a route without one does not compile. */
export const routeCases: { readonly [Name in UseCaseName]: RouteCase<Name> } = {
  listContexts: { call: () => ({ query: { state: 'active' } }), bad: { state: 'lost' } },
  summarizeContexts: { call: () => ({}), bad: stray },
  createContext: { call: () => ({ body: { name: 'Garden', icon: '🌱', hue: 120 } }), bad: { name: '' } },
  getContext: { call: onContext, bad: stray },
  editContext: { call: (ids) => ({ ...onContext(ids), body: { hue: 12, hours: null } }), bad: { hue: 360 } },
  reorderContext: { call: (ids) => ({ ...onContext(ids), body: { afterId: ids.otherContextId } }), bad: { afterId: 'first' } },
  archiveContext: { call: onContext, bad: stray },
  restoreContext: { before: (ids) => [{ name: 'archiveContext', call: onContext(ids) }], call: onContext, bad: stray },
  mergeContext: { call: (ids) => ({ ...onContext(ids), body: { intoId: ids.otherContextId } }), bad: { intoId: null } },
  deleteContext: {
    call: (ids) => ({ ...onContext(ids), query: { destinationId: ids.otherContextId } }),
    bad: { destinationId: 'elsewhere' },
  },

  listFlows: { call: () => ({ query: { state: 'open', limit: 10 } }), bad: { limit: 0 } },
  searchFlows: { call: () => ({ query: { q: 'fir' } }), bad: { q: ' ' } },
  createFlow: { call: ({ contextId }) => ({ body: { contextId, title: 'Water the plants' } }), bad: { title: '' } },
  bulkFlows: {
    call: ({ flowId, otherFlowId }) => ({ body: { flowIds: [flowId, otherFlowId], action: { type: 'complete' } } }),
    bad: { action: { type: 'explode' } },
  },
  getFlow: { call: onFlow, bad: stray },
  editFlow: { call: (ids) => ({ ...onFlow(ids), body: { title: 'Renamed', notes: 'More' } }), bad: { title: 'x'.repeat(201) } },
  trashFlow: { call: onFlow, bad: stray },
  completeFlow: { call: onFlow, bad: stray },
  reopenFlow: { before: (ids) => [{ name: 'completeFlow', call: onFlow(ids) }], call: onFlow, bad: stray },
  parkFlow: { call: (ids) => ({ ...onFlow(ids), body: { untilDay: '2199-01-01' } }), bad: { untilDay: 'someday' } },
  archiveFlow: { call: onFlow, bad: stray },
  moveFlow: { call: (ids) => ({ ...onFlow(ids), body: { contextId: ids.otherContextId } }), bad: { contextId: 'there' } },
  duplicateFlow: { call: onFlow, bad: stray },
  splitFlow: { call: (ids) => ({ ...onFlow(ids), body: { titles: ['One', 'Two'] } }), bad: { titles: [] } },
  restoreFlow: { before: (ids) => [{ name: 'trashFlow', call: onFlow(ids) }], call: onFlow, bad: stray },

  parseCapture: { call: ({ contextId }) => ({ body: { text: 'Call Ann tomorrow 5pm', contextId } }), bad: { text: 7 } },
  capture: { call: ({ contextId }) => ({ body: { text: 'Call Ann tomorrow 5pm', contextId } }), bad: { text: '' } },

  listActs: { call: () => ({ query: { after: 0 } }), bad: { after: 1, before: 1 } },
  undo: { call: ({ actId }) => ({ body: { actId } }), bad: { actId: 'last' } },
  redo: { before: () => [{ name: 'undo', call: { body: {} } }], call: () => ({ body: {} }), bad: { actId: 'last' } },

  getPreferences: { call: () => ({}), bad: stray },
  editPreferences: { call: () => ({ body: { theme: 'light', zone: 'Europe/Vienna' } }), bad: { zone: 'Mars/Olympus' } },

  addSampleData: { call: () => ({}), bad: stray },
  removeSampleData: { before: () => [{ name: 'addSampleData', call: {} }], call: () => ({}), bad: stray },
};
