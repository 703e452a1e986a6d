import { AsyncLocalStorage } from 'node:async_hooks';
import { type Attributes, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { readOtlpHeaders } from 'my_flow_contract/environment';
import { Failure } from '#src/domain/failure.ts';
import type { RequestWatch, Watch, Work } from '#src/ports/watch.ts';
import { contextOf } from './context-of.ts';

export type OtlpOptions = {
  /** The address of the collector; traces go to `/v1/traces` below it. */
  readonly endpoint: string;
  /** `name=value` with commas between, values percent-encoded; null for none. */
  readonly headers: string | null;
  readonly serviceName: string;
  /** How often spans are sent, in milliseconds; absent: 5,000. */
  readonly everyMs?: number;
};

export type OtlpWatch = Watch & {
  /** Sends what is left, as far as the collector takes it in time. Never throws. */
  close(): Promise<void>;
};

const sendTimeoutMs = 3_000;
const spansWaitingMax = 4_096;

/**
 * Makes a span of each request, of the use case in it and of each call of the store, and sends them to a collector by OTLP over HTTP (JSON). A request that
 * names its caller's span (`traceparent`) goes on with that trace. A collector that is slow or gone costs spans, and nothing else.
 * Live streams have no span: they last for hours. Source: https://opentelemetry.io/docs/specs/otlp/#otlphttp.
 */
export function createOtlpWatch({ endpoint, headers, serviceName, everyMs = 5_000 }: OtlpOptions): OtlpWatch {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers: readOtlpHeaders(headers), timeoutMillis: sendTimeoutMs });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: everyMs,
        exportTimeoutMillis: sendTimeoutMs,
        maxQueueSize: spansWaitingMax,
      }),
    ],
  });
  const tracer = provider.getTracer('myflow');
  const active = new AsyncLocalStorage<Span>();
  return {
    request: requestsOf(tracer, active),
    async run(work, act) {
      const parent = active.getStore();
      // Without a request around it, only housekeeping is a trace of its own: what live streams read would be one every few seconds.
      if (parent === undefined && work.kind !== 'housekeeping') return act();
      const context = parent === undefined ? ROOT_CONTEXT : trace.setSpan(ROOT_CONTEXT, parent);
      const span = tracer.startSpan(spanName(work), { kind: work.kind === 'store' ? SpanKind.CLIENT : SpanKind.INTERNAL }, context);
      try {
        return await active.run(span, act);
      } catch (error) {
        fail(span, error);
        throw error;
      } finally {
        span.end();
      }
    },
    count() {},
    close: () => provider.shutdown().catch(() => {}),
  };
}

const noSpan: RequestWatch = { within: (act) => act(), answered() {} };

function requestsOf(tracer: Tracer, active: AsyncLocalStorage<Span>): Watch['request'] {
  return ({ method, route, isStream, requestId, traceparent }) => {
    if (isStream) return noSpan;
    const attributes: Attributes = { 'http.request.method': method, 'http.route': route, 'myflow.request_id': requestId };
    const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, contextOf(traceparent));
    return {
      within: (act) => active.run(span, act),
      answered(status) {
        span.setAttribute('http.response.status_code', status);
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
      },
    };
  };
}

function spanName({ kind, name }: Work): string {
  return kind === 'use_case' ? name : `${kind}.${name}`;
}

/** What went wrong by its kind alone: messages may hold what people wrote. A refusal is an answer like others. */
function fail(span: Span, error: unknown): void {
  if (error instanceof Failure) span.setAttribute('error.type', error.code);
  else
    span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', error instanceof Error ? error.constructor.name : 'unknown');
}
