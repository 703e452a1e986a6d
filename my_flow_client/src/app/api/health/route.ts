import { processState } from '#src/bff/process/process-state.ts';

export const dynamic = 'force-dynamic';

/** Tells that this server answers; 503 from the moment on in which it was told to stop. It asks nobody: the API has its own health. */
export function GET(): Response {
  const stopping = processState().leaving.signal.aborted;
  return Response.json(
    { status: stopping ? 'stopping' : 'ok' },
    { status: stopping ? 503 : 200, headers: { 'cache-control': 'no-store' } },
  );
}
