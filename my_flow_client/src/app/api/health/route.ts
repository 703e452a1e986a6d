export const dynamic = 'force-dynamic';

/** Tells that this server answers. It asks nobody: the API has its own health. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } });
}
