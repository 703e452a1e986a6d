import { z } from 'zod';
import { actListQuerySchema, actSchema, changeResultSchema, undoSchema } from './act.ts';
import { captureParseSchema, captureReadingSchema, captureSchema } from './capture.ts';
import {
  contextCreateSchema,
  contextEditSchema,
  contextMergeSchema,
  contextReorderSchema,
  contextSchema,
  contextStateSchema,
  contextSummarySchema,
} from './context.ts';
import {
  flowBulkSchema,
  flowCreateSchema,
  flowEditSchema,
  flowListQuerySchema,
  flowMoveSchema,
  flowParkSchema,
  flowSchema,
  flowSearchQuerySchema,
  flowSplitSchema,
} from './flow.ts';
import { healthSchema } from './health.ts';
import { liveQuerySchema } from './live.ts';
import { preferencesEditSchema, preferencesSchema } from './preferences.ts';
import { type RoutePath, routePaths } from './route-paths.ts';
import { contextIdSchema, flowIdSchema } from './scalars.ts';

/**
 * One route of the API. The OpenAPI document, the API's registration, the client's typed calls and the BFF's allow-list are all made from these.
 * `ifMatch`: takes `If-Match` with the version read. `stream`: answers Server-Sent Events.
 */
export type Route = RoutePath & {
  readonly tag: 'Contexts' | 'Flows' | 'Capture' | 'Acts' | 'Preferences' | 'Live' | 'Sample data' | 'Health';
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly status: 200 | 201;
  readonly response: z.ZodType;
  readonly ifMatch?: true;
  readonly stream?: true;
  /** Open to callers without a session. */
  readonly open?: true;
};

const contextParams = z.strictObject({ contextId: contextIdSchema });
const flowParams = z.strictObject({ flowId: flowIdSchema });
const noBody = z.strictObject({}).optional();
const change = { status: 200, response: changeResultSchema } as const;
const created = { status: 201, response: changeResultSchema } as const;

/** A page of a list; `nextCursor` null means that this was the last. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const routes = {
  listContexts: {
    ...routePaths.listContexts,
    tag: 'Contexts',
    summary: 'List contexts in their order',
    query: z.strictObject({ state: contextStateSchema.default('active') }),
    status: 200,
    response: z.strictObject({ items: z.array(contextSchema) }),
  },
  summarizeContexts: {
    ...routePaths.summarizeContexts,
    tag: 'Contexts',
    summary: 'Count what is open, due and done in each active context',
    status: 200,
    response: z.strictObject({ items: z.array(contextSummarySchema) }),
  },
  createContext: {
    ...routePaths.createContext,
    tag: 'Contexts',
    summary: 'Create a context, behind the others',
    body: contextCreateSchema,
    ...created,
  },
  getContext: {
    ...routePaths.getContext,
    tag: 'Contexts',
    summary: 'Read one context',
    params: contextParams,
    status: 200,
    response: contextSchema,
  },
  editContext: {
    ...routePaths.editContext,
    tag: 'Contexts',
    summary: 'Change name, icon, hue or hours',
    params: contextParams,
    body: contextEditSchema,
    ...change,
    ifMatch: true,
  },
  reorderContext: {
    ...routePaths.reorderContext,
    tag: 'Contexts',
    summary: 'Put a context behind another',
    params: contextParams,
    body: contextReorderSchema,
    ...change,
  },
  archiveContext: {
    ...routePaths.archiveContext,
    tag: 'Contexts',
    summary: 'Archive a context with its flows',
    params: contextParams,
    body: noBody,
    ...change,
  },
  restoreContext: {
    ...routePaths.restoreContext,
    tag: 'Contexts',
    summary: 'Bring a context back from the archive or the trash',
    params: contextParams,
    body: noBody,
    ...change,
  },
  mergeContext: {
    ...routePaths.mergeContext,
    tag: 'Contexts',
    summary: 'Move all flows into another context, and this one into the trash',
    params: contextParams,
    body: contextMergeSchema,
    ...change,
  },
  deleteContext: {
    ...routePaths.deleteContext,
    tag: 'Contexts',
    summary: 'Delete a context: its flows move to a destination, or go into the trash with it',
    params: contextParams,
    query: z.strictObject({ destinationId: contextIdSchema.optional() }),
    ...change,
  },

  listFlows: {
    ...routePaths.listFlows,
    tag: 'Flows',
    summary: 'List the flows of a state, page by page',
    query: flowListQuerySchema,
    status: 200,
    response: pageOf(flowSchema),
  },
  searchFlows: {
    ...routePaths.searchFlows,
    tag: 'Flows',
    summary: 'Find flows in which every word begins a word',
    query: flowSearchQuerySchema,
    status: 200,
    response: pageOf(flowSchema),
  },
  createFlow: {
    ...routePaths.createFlow,
    tag: 'Flows',
    summary: 'Create a flow, before the others',
    body: flowCreateSchema,
    ...created,
  },
  bulkFlows: {
    ...routePaths.bulkFlows,
    tag: 'Flows',
    summary: 'Do one thing to several flows as one act',
    body: flowBulkSchema,
    ...change,
  },
  getFlow: {
    ...routePaths.getFlow,
    tag: 'Flows',
    summary: 'Read one flow',
    params: flowParams,
    status: 200,
    response: flowSchema,
  },
  editFlow: {
    ...routePaths.editFlow,
    tag: 'Flows',
    summary: 'Change fields; null clears, absent leaves',
    params: flowParams,
    body: flowEditSchema,
    ...change,
    ifMatch: true,
  },
  trashFlow: {
    ...routePaths.trashFlow,
    tag: 'Flows',
    summary: 'Put a flow into the trash',
    params: flowParams,
    ...change,
  },
  completeFlow: {
    ...routePaths.completeFlow,
    tag: 'Flows',
    summary: 'Complete a flow; a recurring one leaves its next occurrence',
    params: flowParams,
    body: noBody,
    ...change,
  },
  reopenFlow: {
    ...routePaths.reopenFlow,
    tag: 'Flows',
    summary: 'Open a done, parked or archived flow',
    params: flowParams,
    body: noBody,
    ...change,
  },
  parkFlow: {
    ...routePaths.parkFlow,
    tag: 'Flows',
    summary: 'Park a flow until a day, or until it is opened',
    params: flowParams,
    body: flowParkSchema,
    ...change,
  },
  archiveFlow: {
    ...routePaths.archiveFlow,
    tag: 'Flows',
    summary: 'Archive a flow',
    params: flowParams,
    body: noBody,
    ...change,
  },
  moveFlow: {
    ...routePaths.moveFlow,
    tag: 'Flows',
    summary: 'Move a flow within its context or into another',
    params: flowParams,
    body: flowMoveSchema,
    ...change,
  },
  duplicateFlow: {
    ...routePaths.duplicateFlow,
    tag: 'Flows',
    summary: 'Copy a flow, open, behind the original',
    params: flowParams,
    body: noBody,
    ...created,
  },
  splitFlow: {
    ...routePaths.splitFlow,
    tag: 'Flows',
    summary: 'Add steps to a flow',
    params: flowParams,
    body: flowSplitSchema,
    ...change,
  },
  restoreFlow: {
    ...routePaths.restoreFlow,
    tag: 'Flows',
    summary: 'Bring a flow back from the trash',
    params: flowParams,
    body: noBody,
    ...change,
  },

  parseCapture: {
    ...routePaths.parseCapture,
    tag: 'Capture',
    summary: 'Read a capture line without creating anything',
    body: captureParseSchema,
    status: 200,
    response: captureReadingSchema,
  },
  capture: {
    ...routePaths.capture,
    tag: 'Capture',
    summary: 'Read a capture line and create its flows as one act',
    body: captureSchema,
    ...created,
  },

  listActs: {
    ...routePaths.listActs,
    tag: 'Acts',
    summary: 'List acts after or before a number',
    query: actListQuerySchema,
    status: 200,
    response: z.strictObject({ items: z.array(actSchema), nextBefore: z.int().nullable() }),
  },
  undo: { ...routePaths.undo, tag: 'Acts', summary: 'Undo an act, or the newest one', body: undoSchema, ...change },
  redo: { ...routePaths.redo, tag: 'Acts', summary: 'Redo what was undone last', body: undoSchema, ...change },
  live: {
    ...routePaths.live,
    tag: 'Live',
    summary: 'Follow every change as Server-Sent Events; resumes behind Last-Event-ID',
    query: liveQuerySchema,
    status: 200,
    response: z.string(),
    stream: true,
  },

  getPreferences: {
    ...routePaths.getPreferences,
    tag: 'Preferences',
    summary: 'Read the preferences',
    status: 200,
    response: preferencesSchema,
  },
  editPreferences: {
    ...routePaths.editPreferences,
    tag: 'Preferences',
    summary: 'Change preferences; null clears, absent leaves',
    body: preferencesEditSchema,
    ...change,
    ifMatch: true,
  },

  addSampleData: {
    ...routePaths.addSampleData,
    tag: 'Sample data',
    summary: 'Add contexts and flows to try MyFlow with',
    body: noBody,
    ...created,
  },
  removeSampleData: {
    ...routePaths.removeSampleData,
    tag: 'Sample data',
    summary: 'Remove the sample data, and nothing else',
    ...change,
  },

  health: {
    ...routePaths.health,
    tag: 'Health',
    summary: 'Tell whether the parts behind the API answer',
    status: 200,
    response: healthSchema,
    open: true,
  },
} as const satisfies Record<keyof typeof routePaths, Route>;

/** Whether a route reads one document, and so answers its version as an ETag. */
export function isDocument(route: Route): boolean {
  return route.method === 'GET' && route.response instanceof z.ZodObject && 'version' in route.response.shape;
}
