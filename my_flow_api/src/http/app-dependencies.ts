import type { FastifyServerOptions } from 'fastify';
import { limits, type RouteName } from 'my_flow_contract';
import type { UseCases } from '#src/application/dependencies.ts';
import type { FollowActs } from '#src/application/follow-acts.ts';
import type { Identity } from '#src/ports/identity.ts';
import type { Ids } from '#src/ports/ids.ts';
import type { Watch } from '#src/ports/watch.ts';
import type { HttpRateLimits } from './rate-limits/hold-to-limits.ts';

/** What the HTTP side is made from. */
export type AppDependencies = {
  readonly useCases: UseCases;
  readonly followActs: FollowActs;
  readonly identity: Identity;
  readonly ids: Ids;
  /** Resolves when the store answers; throws when it does not. */
  readonly pingStore: () => Promise<void>;
  /** The same of the cache; absent when none is configured. */
  readonly pingCache?: (() => Promise<void>) | undefined;
  /** Absent: no limit. */
  readonly rateLimits?: HttpRateLimits | undefined;
  /** Aborts when the process is told to stop: readiness ends, and connections are given up with their next answer. Absent: the same as `shutdown`. */
  readonly leaving?: AbortSignal;
  /** Aborts when no more requests are to come: the streams end. */
  readonly shutdown: AbortSignal;
  readonly logger: FastifyServerOptions['logger'];
  /** Looks on at every request; absent when nobody does. */
  readonly watch?: Watch | undefined;
  /** Believe `x-forwarded-*`: only behind a proxy that sets them. */
  readonly trustProxy?: boolean;
  readonly bounds?: Partial<AppBounds>;
  /** Sees every answer before it is sent, and turns it into a 500 by throwing: tests hold answers to the contract with it. */
  readonly inspectAnswer?: (name: RouteName, json: string) => void;
  /** Told of each endpoint as it is registered: tests walk them all. */
  readonly onEndpoint?: (method: string, path: string) => void;
};

/** Bounds in time and size that tests make small. */
export type AppBounds = {
  readonly handlerTimeoutMs: number;
  readonly pingTimeoutMs: number;
  readonly heartbeatMs: number;
  readonly streamBufferedBytesMax: number;
};

export const defaultBounds: AppBounds = {
  handlerTimeoutMs: 10_000,
  pingTimeoutMs: 1_000,
  heartbeatMs: limits.liveBeatMs,
  streamBufferedBytesMax: 1024 * 1024,
};
