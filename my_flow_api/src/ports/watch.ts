/** A piece of work that figures and traces tell apart. The name is out of a fixed list (methods of the store, use cases): never an id, never what a person wrote. */
export type Work = { readonly kind: 'use_case' | 'store' | 'housekeeping'; readonly name: string };

/** A request as it comes in. */
export type IncomingRequest = {
  readonly method: string;
  /** The template, such as `/api/v1/flows/:flowId`; `unknown` when no route takes the request. */
  readonly route: string;
  /** Stays open for as long as somebody listens. */
  readonly isStream: boolean;
  readonly requestId: string;
  /** The header of that name, as it came. Source: https://www.w3.org/TR/trace-context/. */
  readonly traceparent: string | undefined;
};

/** One request while it is answered. */
export type RequestWatch = {
  /** Runs what answers the request; the work that begins in it belongs to the request. */
  within(act: () => void): void;
  /** Said once: the answer has gone, or whoever asked has. */
  answered(status: number): void;
};

/**
 * What is counted one by one, and by which word each is told apart: `commits` by their outcome, `problems` by their code, `housekeeping` (documents) by what was
 * done to them, `cache_outages` by whether one has `begun` or is `over`.
 */
export type Counted = 'commits' | 'problems' | 'housekeeping' | 'cache_outages';

/** Looks on while the product works, for whoever runs it. Nothing here ever throws or waits. */
export interface Watch {
  request(request: IncomingRequest): RequestWatch;
  /** Runs a piece of work; answers and throws as it does. */
  run<Value>(work: Work, act: () => Promise<Value>): Promise<Value>;
  count(counted: Counted, word: string, times?: number): void;
}
