import 'server-only';
import { readOtlpHeaders } from 'my_flow_contract/environment';
import { environment } from '#src/config/env.ts';
import { oncePerProcess } from '../once-per-process.ts';
import { processState } from '../process/process-state.ts';
import { encodeSpans, type Span } from './span.ts';

const everyMs = 5_000;
const timeoutMs = 3_000;
const waitingMax = 2_048;

/** Keeps a span until the next few are sent. A collector that is slow or gone costs spans, and nothing else. */
export function sendSpan(span: Span): void {
  const waiting = oncePerProcess('spans', startSending);
  if (waiting.length < waitingMax) waiting.push(span);
}

/** Sends what waits every few seconds, and at the end of the process what is left. */
function startSending(): Span[] {
  const waiting: Span[] = [];
  const send = async () => {
    const spans = waiting.splice(0);
    if (spans.length > 0) await post(spans);
  };
  setInterval(() => void send(), everyMs).unref();
  processState().lastThings.add(send);
  return waiting;
}

async function post(spans: readonly Span[]): Promise<void> {
  const { otlp } = environment();
  if (otlp === null) return;
  const headers = { ...readOtlpHeaders(otlp.headers), 'content-type': 'application/json' };
  const body = encodeSpans(spans, otlp.serviceName);
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(`${otlp.endpoint}/v1/traces`, { method: 'POST', headers, body, signal, cache: 'no-store' }).catch(
    () => null,
  );
  await response?.body?.cancel();
}
