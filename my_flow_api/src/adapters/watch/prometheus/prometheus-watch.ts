import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Counted, RequestWatch, Watch } from '#src/ports/watch.ts';

export type PrometheusWatch = Watch & {
  /** Everything as Prometheus reads it, with its media type. */
  read(): Promise<{ readonly text: string; readonly contentType: string }>;
};

const requestSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const storeSeconds = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5];
const roundSeconds = [0.001, 0.01, 0.1, 1, 10, 60];

const countedHelp: Readonly<Record<Counted, { readonly label: string; readonly help: string }>> = {
  commits: { label: 'outcome', help: 'Changes that were to be committed; after a conflict it is decided anew' },
  problems: { label: 'code', help: 'Requests that were refused or failed, by the code of the problem' },
  housekeeping: { label: 'done', help: 'Documents that housekeeping woke or removed for good' },
  cache_outages: { label: 'state', help: 'Times at which the shared cache was lost, and had again' },
};

/** Keeps figures for Prometheus: of requests, the store, housekeeping, and of the process itself (CPU, memory, event loop, garbage collection). */
export function createPrometheusWatch(): PrometheusWatch {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = watchRequests(registers);
  const work = {
    store: secondsBy(registers, {
      name: 'myflow_store_call_duration_seconds',
      help: 'Calls of the store',
      label: 'call',
      buckets: storeSeconds,
    }),
    housekeeping: secondsBy(registers, {
      name: 'myflow_housekeeping_duration_seconds',
      help: 'Rounds of housekeeping',
      label: 'round',
      buckets: roundSeconds,
    }),
  };
  const counters = countersOf(registers);

  return {
    request: requests,
    async run({ kind, name }, act) {
      // What a use case takes is what its request takes.
      if (kind === 'use_case') return act();
      const startedMs = performance.now();
      let outcome = 'failed';
      try {
        const value = await act();
        outcome = 'ok';
        return value;
      } finally {
        work[kind](name, outcome, startedMs);
      }
    },
    count: (counted, word, times = 1) => counters[counted].inc({ [countedHelp[counted].label]: word }, times),
    read: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}

function watchRequests(registers: Registry[]): Watch['request'] {
  const duration = new Histogram({
    name: 'myflow_http_request_duration_seconds',
    help: 'Requests by the template of their route; live streams only where they were refused',
    labelNames: ['method', 'route', 'status'],
    buckets: requestSeconds,
    registers,
  });
  const inFlight = new Gauge({ name: 'myflow_http_requests_in_flight', help: 'Requests that wait for their answer', registers });
  const streams = new Gauge({ name: 'myflow_live_streams_open', help: 'Live streams that somebody follows', registers });
  return ({ method, route, isStream }): RequestWatch => {
    const startedMs = performance.now();
    const open = isStream ? streams : inFlight;
    open.inc();
    return {
      within: (act) => act(),
      answered(status) {
        open.dec();
        if (!isStream || status >= 400) duration.observe({ method, route, status }, (performance.now() - startedMs) / 1_000);
      },
    };
  };
}

type Timing = { readonly name: string; readonly help: string; readonly label: string; readonly buckets: number[] };

function secondsBy(registers: Registry[], { name, help, label, buckets }: Timing) {
  const histogram = new Histogram({ name, help, labelNames: [label, 'outcome'], buckets, registers });
  return (word: string, outcome: string, startedMs: number) =>
    histogram.observe({ [label]: word, outcome }, (performance.now() - startedMs) / 1_000);
}

function countersOf(registers: Registry[]): Record<Counted, Counter> {
  const counter = (counted: Counted) => {
    const { label, help } = countedHelp[counted];
    return new Counter({ name: `myflow_${counted}_total`, help, labelNames: [label], registers });
  };
  return {
    commits: counter('commits'),
    problems: counter('problems'),
    housekeeping: counter('housekeeping'),
    cache_outages: counter('cache_outages'),
  };
}
