import { z } from 'zod';
import { createAttemptLimit } from '#src/bff/attempt-limit.ts';
import { isOwnOrigin } from '#src/bff/own-origin.ts';
import { signIn, signOut } from '#src/bff/session.ts';

export const dynamic = 'force-dynamic';

const attempts = createAttemptLimit({ attemptsMax: 10, windowMs: 60_000 });

/** Signs in with a form post, so that it works before any script has loaded. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response('Sign in from the sign-in page of this MyFlow.', { status: 403 });
  if (!attempts.allow(Date.now())) return back('/sign-in?problem=wait');
  const form = await request.formData().catch(() => null);
  const password = z.string().min(1).max(1_000).safeParse(form?.get('password'));
  const isSignedIn = password.success && (await signIn(password.data));
  return back(isSignedIn ? '/' : '/sign-in?problem=password');
}

/** Signs this browser out. */
export async function DELETE(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  await signOut();
  return new Response(null, { status: 204 });
}

function back(path: string): Response {
  // A relative address: behind a proxy this server does not know the name it is reached by.
  return new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });
}
