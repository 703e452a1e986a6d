/** Headers as OTEL_EXPORTER_OTLP_HEADERS has them: `name=value` with commas between, values percent-encoded. Source: https://opentelemetry.io/docs/specs/otel/protocol/exporter/. */
export function readOtlpHeaders(text: string | null): Record<string, string> {
  const pairs = (text ?? '').split(',').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=');
    return at <= 0 ? [] : [[pair.slice(0, at).trim().toLowerCase(), decoded(pair.slice(at + 1).trim())]];
  });
  return Object.fromEntries(pairs);
}

/** A percent sign that begins no code stands for itself. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
