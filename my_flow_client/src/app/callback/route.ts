import { finishSignIn } from '#src/bff/issuer/finish-sign-in.ts';
import { environment } from '#src/config/env.ts';

export const dynamic = 'force-dynamic';

/** Takes a browser back from the issuer. */
export async function GET(request: Request): Promise<Response> {
  if (environment().issuer === null) return new Response('This MyFlow signs people in by itself.', { status: 404 });
  return finishSignIn(request);
}
