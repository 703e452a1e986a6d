import 'server-only';
import type { Route } from 'my_flow_contract';
import { cache } from 'react';
import { environment } from '#src/config/env.ts';
import { requestIdHeader } from '../request-id.ts';
import { sendSpan } from './send-spans.ts';

type Call = { readonly route: Route; readonly headers: Headers };

/** All calls of one page belong to one trace. */
const currentTraceId = cache((): string => randomHex(16));

/**
 * Makes a span of a call of the API where a collector is configured, and names it to the API in `traceparent`, so that its own spans lie under it. Only templates of
 * routes, ids of requests and statuses are told. Source: https://www.w3.org/TR/trace-context/.
 */
export async function traceCall(call: Call, send: () => Promise<Response>): Promise<Response> {
  if (environment().otlp === null) return send();
  const ids = { traceId: currentTraceId(), spanId: randomHex(8) };
  call.headers.set('traceparent', `00-${ids.traceId}-${ids.spanId}-01`);
  const startedMs = performance.timeOrigin + performance.now();
  let status = 0;
  try {
    const response = await send();
    status = response.status;
    return response;
  } finally {
    const { route, headers } = call;
    sendSpan({
      ...ids,
      name: `${route.method} ${route.path}`,
      startedMs,
      endedMs: performance.timeOrigin + performance.now(),
      isFailed: status === 0 || status >= 500,
      attributes: {
        'http.request.method': route.method,
        'http.route': route.path,
        'http.response.status_code': status,
        'myflow.request_id': headers.get(requestIdHeader) ?? '',
      },
    });
  }
}

function randomHex(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('hex');
}
