import { type NextRequest, NextResponse } from 'next/server';
import { isOwnHost } from '#src/bff/own-origin.ts';
import { pathHeader } from '#src/bff/path-header.ts';
import { requestIdHeader, requestIdOf } from '#src/bff/request-id.ts';
import { isDevelopment } from '#src/config/env.ts';

/** Runs before every page and door: refuses foreign host names, gives each request its id, and each page a fresh nonce for its scripts. */
export function proxy(request: NextRequest): NextResponse {
  const host = request.headers.get('host');
  if (host === null || !isOwnHost(host)) {
    return new NextResponse('This MyFlow does not answer under that name. Set MYFLOW_PUBLIC_URL to the address it is reached by.\n', {
      status: 421,
    });
  }
  const nonce = btoa(crypto.randomUUID());
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const requestId = requestIdOf(request.headers);
  headers.set(requestIdHeader, requestId);
  const policy = contentSecurityPolicy(nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set(requestIdHeader, requestId);
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  response.headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=()');
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Hue and layout variables are written as style attributes, which a nonce does not cover.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

// Platforms ask for health under names of their own, which no page is shown under; it says nothing but that the server runs.
export const config = { matcher: ['/((?!_next/static|icon.svg|api/health$).*)'] };
