import { beginSignIn } from '#src/bff/issuer/begin-sign-in.ts';
import { environment } from '#src/config/env.ts';

export const dynamic = 'force-dynamic';

/** Sends a browser to the issuer; a plain link leads here, so that it works before any script has loaded. */
export async function GET(request: Request): Promise<Response> {
  if (environment().issuer === null) return new Response('This MyFlow signs people in by itself.', { status: 404 });
  return beginSignIn(request);
}
