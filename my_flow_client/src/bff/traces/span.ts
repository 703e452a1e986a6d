import 'server-only';

/** One call of the API, from the side of the caller. */
export type Span = {
  readonly traceId: string;
  readonly spanId: string;
  readonly name: string;
  readonly startedMs: number;
  readonly endedMs: number;
  readonly isFailed: boolean;
  readonly attributes: Readonly<Record<string, string | number>>;
};

const kindClient = 3;
const codeError = 2;

/** Spans as a collector reads them. Source: https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto. */
export function encodeSpans(spans: readonly Span[], serviceName: string): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: attributesOf({ 'service.name': serviceName }) },
        scopeSpans: [{ scope: { name: 'myflow' }, spans: spans.map(encoded) }],
      },
    ],
  });
}

function encoded({ traceId, spanId, name, startedMs, endedMs, isFailed, attributes }: Span): object {
  return {
    traceId,
    spanId,
    name,
    kind: kindClient,
    startTimeUnixNano: nanos(startedMs),
    endTimeUnixNano: nanos(endedMs),
    attributes: attributesOf(attributes),
    status: isFailed ? { code: codeError } : {},
  };
}

/** 64 bits are more than a number of JSON holds. */
function nanos(ms: number): string {
  return String(BigInt(Math.round(ms * 1_000)) * 1_000n);
}

function attributesOf(attributes: Span['attributes']): object[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  }));
}
