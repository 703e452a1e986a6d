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
import { contextIdSchema, flowIdSchema } from './scalars.ts';

/** Every path below starts with this. */
export const apiPrefix = '/api/v1';

/**
 * One route of the API. The OpenAPI document, the API's registration, the client's typed calls and the BFF's allow-list are all made from these.
 * `write`: takes an `Idempotency-Key`, answers a ChangeResult. `ifMatch`: takes `If-Match` with the version read. `stream`: answers Server-Sent Events.
 */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  readonly tag: 'Contexts' | 'Flows' | 'Capture' | 'Acts' | 'Preferences' | 'Live' | 'Sample data' | 'Health';
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly status: 200 | 201;
  readonly response: z.ZodType;
  readonly write?: true;
  readonly ifMatch?: true;
  readonly stream?: true;
  /** Open to callers without a session. */
  readonly open?: true;
};

const contextParams = z.strictObject({ contextId: contextIdSchema });
const flowParams = z.strictObject({ flowId: flowIdSchema });
const noBody = z.strictObject({}).optional();
const change = { status: 200, response: changeResultSchema, write: true } as const;
const created = { status: 201, response: changeResultSchema, write: true } as const;

/** A page of a list; `nextCursor` null means that this was the last. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const routes = {
  listContexts: {
    method: 'GET',
    path: '/contexts',
    tag: 'Contexts',
    summary: 'List contexts in their order',
    query: z.strictObject({ state: contextStateSchema.default('active') }),
    status: 200,
    response: z.strictObject({ items: z.array(contextSchema) }),
  },
  summarizeContexts: {
    method: 'GET',
    path: '/contexts/summaries',
    tag: 'Contexts',
    summary: 'Count what is open, due and done in each active context',
    status: 200,
    response: z.strictObject({ items: z.array(contextSummarySchema) }),
  },
  createContext: {
    method: 'POST',
    path: '/contexts',
    tag: 'Contexts',
    summary: 'Create a context, behind the others',
    body: contextCreateSchema,
    ...created,
  },
  getContext: {
    method: 'GET',
    path: '/contexts/:contextId',
    tag: 'Contexts',
    summary: 'Read one context',
    params: contextParams,
    status: 200,
    response: contextSchema,
  },
  editContext: {
    method: 'PATCH',
    path: '/contexts/:contextId',
    tag: 'Contexts',
    summary: 'Change name, icon, hue or hours',
    params: contextParams,
    body: contextEditSchema,
    ...change,
    ifMatch: true,
  },
  reorderContext: {
    method: 'POST',
    path: '/contexts/:contextId/reorder',
    tag: 'Contexts',
    summary: 'Put a context behind another',
    params: contextParams,
    body: contextReorderSchema,
    ...change,
  },
  archiveContext: {
    method: 'POST',
    path: '/contexts/:contextId/archive',
    tag: 'Contexts',
    summary: 'Archive a context with its flows',
    params: contextParams,
    body: noBody,
    ...change,
  },
  restoreContext: {
    method: 'POST',
    path: '/contexts/:contextId/restore',
    tag: 'Contexts',
    summary: 'Bring a context back from the archive or the trash',
    params: contextParams,
    body: noBody,
    ...change,
  },
  mergeContext: {
    method: 'POST',
    path: '/contexts/:contextId/merge',
    tag: 'Contexts',
    summary: 'Move all flows into another context, and this one into the trash',
    params: contextParams,
    body: contextMergeSchema,
    ...change,
  },
  deleteContext: {
    method: 'DELETE',
    path: '/contexts/:contextId',
    tag: 'Contexts',
    summary: 'Delete a context: its flows move to a destination, or go into the trash with it',
    params: contextParams,
    query: z.strictObject({ destinationId: contextIdSchema.optional() }),
    ...change,
  },

  listFlows: {
    method: 'GET',
    path: '/flows',
    tag: 'Flows',
    summary: 'List the flows of a state, page by page',
    query: flowListQuerySchema,
    status: 200,
    response: pageOf(flowSchema),
  },
  searchFlows: {
    method: 'GET',
    path: '/flows/search',
    tag: 'Flows',
    summary: 'Find flows in which every word begins a word',
    query: flowSearchQuerySchema,
    status: 200,
    response: pageOf(flowSchema),
  },
  createFlow: {
    method: 'POST',
    path: '/flows',
    tag: 'Flows',
    summary: 'Create a flow, before the others',
    body: flowCreateSchema,
    ...created,
  },
  bulkFlows: {
    method: 'POST',
    path: '/flows/bulk',
    tag: 'Flows',
    summary: 'Do one thing to several flows as one act',
    body: flowBulkSchema,
    ...change,
  },
  getFlow: {
    method: 'GET',
    path: '/flows/:flowId',
    tag: 'Flows',
    summary: 'Read one flow',
    params: flowParams,
    status: 200,
    response: flowSchema,
  },
  editFlow: {
    method: 'PATCH',
    path: '/flows/:flowId',
    tag: 'Flows',
    summary: 'Change fields; null clears, absent leaves',
    params: flowParams,
    body: flowEditSchema,
    ...change,
    ifMatch: true,
  },
  trashFlow: {
    method: 'DELETE',
    path: '/flows/:flowId',
    tag: 'Flows',
    summary: 'Put a flow into the trash',
    params: flowParams,
    ...change,
  },
  completeFlow: {
    method: 'POST',
    path: '/flows/:flowId/complete',
    tag: 'Flows',
    summary: 'Complete a flow; a recurring one leaves its next occurrence',
    params: flowParams,
    body: noBody,
    ...change,
  },
  reopenFlow: {
    method: 'POST',
    path: '/flows/:flowId/reopen',
    tag: 'Flows',
    summary: 'Open a done, parked or archived flow',
    params: flowParams,
    body: noBody,
    ...change,
  },
  parkFlow: {
    method: 'POST',
    path: '/flows/:flowId/park',
    tag: 'Flows',
    summary: 'Park a flow until a day, or until it is opened',
    params: flowParams,
    body: flowParkSchema,
    ...change,
  },
  archiveFlow: {
    method: 'POST',
    path: '/flows/:flowId/archive',
    tag: 'Flows',
    summary: 'Archive a flow',
    params: flowParams,
    body: noBody,
    ...change,
  },
  moveFlow: {
    method: 'POST',
    path: '/flows/:flowId/move',
    tag: 'Flows',
    summary: 'Move a flow within its context or into another',
    params: flowParams,
    body: flowMoveSchema,
    ...change,
  },
  duplicateFlow: {
    method: 'POST',
    path: '/flows/:flowId/duplicate',
    tag: 'Flows',
    summary: 'Copy a flow, open, behind the original',
    params: flowParams,
    body: noBody,
    ...created,
  },
  splitFlow: {
    method: 'POST',
    path: '/flows/:flowId/split',
    tag: 'Flows',
    summary: 'Add steps to a flow',
    params: flowParams,
    body: flowSplitSchema,
    ...change,
  },
  restoreFlow: {
    method: 'POST',
    path: '/flows/:flowId/restore',
    tag: 'Flows',
    summary: 'Bring a flow back from the trash',
    params: flowParams,
    body: noBody,
    ...change,
  },

  parseCapture: {
    method: 'POST',
    path: '/capture/parse',
    tag: 'Capture',
    summary: 'Read a capture line without creating anything',
    body: captureParseSchema,
    status: 200,
    response: captureReadingSchema,
  },
  capture: {
    method: 'POST',
    path: '/capture',
    tag: 'Capture',
    summary: 'Read a capture line and create its flows as one act',
    body: captureSchema,
    ...created,
  },

  listActs: {
    method: 'GET',
    path: '/acts',
    tag: 'Acts',
    summary: 'List acts after or before a number',
    query: actListQuerySchema,
    status: 200,
    response: z.strictObject({ items: z.array(actSchema), nextBefore: z.int().nullable() }),
  },
  undo: { method: 'POST', path: '/acts/undo', tag: 'Acts', summary: 'Undo an act, or the newest one', body: undoSchema, ...change },
  redo: { method: 'POST', path: '/acts/redo', tag: 'Acts', summary: 'Redo what was undone last', body: undoSchema, ...change },
  live: {
    method: 'GET',
    path: '/live',
    tag: 'Live',
    summary: 'Follow every change as Server-Sent Events; resumes behind Last-Event-ID',
    query: liveQuerySchema,
    status: 200,
    response: z.string(),
    stream: true,
  },

  getPreferences: {
    method: 'GET',
    path: '/preferences',
    tag: 'Preferences',
    summary: 'Read the preferences',
    status: 200,
    response: preferencesSchema,
  },
  editPreferences: {
    method: 'PATCH',
    path: '/preferences',
    tag: 'Preferences',
    summary: 'Change preferences; null clears, absent leaves',
    body: preferencesEditSchema,
    ...change,
    ifMatch: true,
  },

  addSampleData: {
    method: 'POST',
    path: '/sample-data',
    tag: 'Sample data',
    summary: 'Add contexts and flows to try MyFlow with',
    body: noBody,
    ...created,
  },
  removeSampleData: {
    method: 'DELETE',
    path: '/sample-data',
    tag: 'Sample data',
    summary: 'Remove the sample data, and nothing else',
    ...change,
  },

  health: {
    method: 'GET',
    path: '/health',
    tag: 'Health',
    summary: 'Tell whether the parts behind the API answer',
    status: 200,
    response: healthSchema,
    open: true,
  },
} as const satisfies Record<string, Route>;

/** Whether a route reads one document, and so answers its version as an ETag. */
export function isDocument(route: Route): boolean {
  return route.method === 'GET' && route.response instanceof z.ZodObject && 'version' in route.response.shape;
}

export type Routes = typeof routes;
export type RouteName = keyof Routes;
type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Input<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Part<Name extends RouteName, Key extends string> = Routes[Name] extends Record<Key, infer Value> ? Value : undefined;

/** What a handler receives: the parsed parts of the request. */
export type RouteRequest<Name extends RouteName> = {
  params: Output<Part<Name, 'params'>>;
  query: Output<Part<Name, 'query'>>;
  body: Output<Part<Name, 'body'>>;
};
/** What a caller gives: the parts before defaults are filled in. */
export type RouteCall<Name extends RouteName> = {
  params: Input<Part<Name, 'params'>>;
  query: Input<Part<Name, 'query'>>;
  body: Input<Part<Name, 'body'>>;
};
export type RouteResponse<Name extends RouteName> = Output<Part<Name, 'response'>>;
