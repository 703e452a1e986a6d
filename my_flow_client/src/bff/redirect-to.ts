import 'server-only';

/** Sends a browser on; a path is relative, since behind a proxy this server may not know the name it is reached by. */
export function redirectTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
