/** Every path below starts with this. */
export const apiPrefix = '/api/v1';

/** Where a route is found. `write`: it takes an `Idempotency-Key` and answers a ChangeResult. */
export type RoutePath = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly write?: true;
};

/** Where every route is found; `routes` adds what each takes and answers. They are apart because a browser needs no schema to call a route. */
export const routePaths = {
  listContexts: { method: 'GET', path: '/contexts' },
  summarizeContexts: { method: 'GET', path: '/contexts/summaries' },
  createContext: { method: 'POST', path: '/contexts', write: true },
  getContext: { method: 'GET', path: '/contexts/:contextId' },
  editContext: { method: 'PATCH', path: '/contexts/:contextId', write: true },
  reorderContext: { method: 'POST', path: '/contexts/:contextId/reorder', write: true },
  archiveContext: { method: 'POST', path: '/contexts/:contextId/archive', write: true },
  restoreContext: { method: 'POST', path: '/contexts/:contextId/restore', write: true },
  mergeContext: { method: 'POST', path: '/contexts/:contextId/merge', write: true },
  deleteContext: { method: 'DELETE', path: '/contexts/:contextId', write: true },

  listFlows: { method: 'GET', path: '/flows' },
  searchFlows: { method: 'GET', path: '/flows/search' },
  createFlow: { method: 'POST', path: '/flows', write: true },
  bulkFlows: { method: 'POST', path: '/flows/bulk', write: true },
  getFlow: { method: 'GET', path: '/flows/:flowId' },
  editFlow: { method: 'PATCH', path: '/flows/:flowId', write: true },
  trashFlow: { method: 'DELETE', path: '/flows/:flowId', write: true },
  completeFlow: { method: 'POST', path: '/flows/:flowId/complete', write: true },
  reopenFlow: { method: 'POST', path: '/flows/:flowId/reopen', write: true },
  parkFlow: { method: 'POST', path: '/flows/:flowId/park', write: true },
  archiveFlow: { method: 'POST', path: '/flows/:flowId/archive', write: true },
  moveFlow: { method: 'POST', path: '/flows/:flowId/move', write: true },
  duplicateFlow: { method: 'POST', path: '/flows/:flowId/duplicate', write: true },
  splitFlow: { method: 'POST', path: '/flows/:flowId/split', write: true },
  restoreFlow: { method: 'POST', path: '/flows/:flowId/restore', write: true },

  parseCapture: { method: 'POST', path: '/capture/parse' },
  capture: { method: 'POST', path: '/capture', write: true },

  listActs: { method: 'GET', path: '/acts' },
  undo: { method: 'POST', path: '/acts/undo', write: true },
  redo: { method: 'POST', path: '/acts/redo', write: true },
  live: { method: 'GET', path: '/live' },

  getPreferences: { method: 'GET', path: '/preferences' },
  editPreferences: { method: 'PATCH', path: '/preferences', write: true },

  addSampleData: { method: 'POST', path: '/sample-data', write: true },
  removeSampleData: { method: 'DELETE', path: '/sample-data', write: true },

  health: { method: 'GET', path: '/health' },
} as const satisfies Record<string, RoutePath>;
