import type { Cache } from 'my_flow_cache';
import type { ActAuthor, RouteName, RouteRequest, RouteResponse } from 'my_flow_contract';
import type { Bus } from '#src/ports/bus.ts';
import type { Clock } from '#src/ports/clock.ts';
import type { Ids } from '#src/ports/ids.ts';
import type { Store } from '#src/ports/store.ts';

/** What use cases are made from. */
export type Dependencies = {
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly ids: Ids;
  /** What replicas share; absent where reading the store anew is quicker. */
  readonly cache?: Cache | undefined;
};

/** Who calls, and how. */
export type Caller = {
  readonly userId: string;
  readonly author: ActAuthor;
  readonly requestId: string | null;
  readonly idempotency?: { readonly key: string; readonly fingerprint: string } | undefined;
  /** The version that the caller has read; another one is refused. */
  readonly ifVersion?: number | undefined;
};

/** An answer that is JSON text already and is passed on as it is. */
export type Encoded = { readonly encodedJson: string };

/** The routes that are use cases; the live stream and the health report belong to `http`. */
export type UseCaseName = Exclude<RouteName, 'live' | 'health'>;
export type UseCase<Name extends UseCaseName> = (caller: Caller, request: RouteRequest<Name>) => Promise<Answer<Name>>;
/** `replayed` is set when an idempotency key answered from an earlier act. */
export type Answer<Name extends UseCaseName> = { readonly body: RouteResponse<Name> | Encoded; readonly replayed?: true };
export type UseCases = { readonly [Name in UseCaseName]: UseCase<Name> };
