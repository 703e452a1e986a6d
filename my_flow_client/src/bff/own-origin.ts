import 'server-only';
import { environment } from '#src/config/env.ts';

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a browser sent the request from a page of ours. A request without Origin comes from no page and must say so by Sec-Fetch-Site. The public
 * address counts whatever Host a proxy in front makes of it; what a proxy says in `X-Forwarded-Host` anybody could say, and is not read.
 */
export function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null) return request.headers.get('sec-fetch-site') === 'same-origin';
  const host = request.headers.get('host');
  if (!URL.canParse(origin) || host === null || !isOwnHost(host)) return false;
  const from = new URL(origin);
  return from.host === host || from.origin === environment().publicUrl?.origin;
}

/**
 * Whether a Host header names this server. Without a password only loopback names do: a page of another site whose name
 * was made to point at 127.0.0.1 (DNS rebinding) is refused.
 */
export function isOwnHost(host: string): boolean {
  const { publicUrl, password } = environment();
  if (publicUrl !== null && host === publicUrl.host) return true;
  if (loopbackNames.has(host.replace(/:\d+$/, ''))) return true;
  return publicUrl === null && password !== null;
}
