import { z } from 'zod';
import { createAttemptLimit } from '#src/bff/attempt-limit.ts';
import { boundedBody } from '#src/bff/bounded-body.ts';
import { endSignIn } from '#src/bff/issuer/end-sign-in.ts';
import { signIn, signOut } from '#src/bff/local-session.ts';
import { isOwnOrigin } from '#src/bff/own-origin.ts';
import { redirectTo } from '#src/bff/redirect-to.ts';
import { environment } from '#src/config/env.ts';

export const dynamic = 'force-dynamic';

/** A password of 1,000 characters, each written as four bytes of three characters, and what a form puts around it. */
const formBytesMax = 16 * 1024;
const attempts = createAttemptLimit({ attemptsMax: 10, windowMs: 60_000 });

/** Signs in with a form post, so that it works before any script has loaded. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response('Sign in from the sign-in page of this MyFlow.', { status: 403 });
  if (!attempts.allow(Date.now())) return redirectTo('/sign-in?problem=wait');
  const password = z
    .string()
    .min(1)
    .max(1_000)
    .safeParse(await givenPassword(request));
  const isSignedIn = password.success && (await signIn(password.data));
  return redirectTo(isSignedIn ? '/' : '/sign-in?problem=password');
}

async function givenPassword(request: Request): Promise<unknown> {
  const body = await boundedBody(request, formBytesMax);
  if (body === null || body === 'too_large') return null;
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  const form = await new Response(body, { headers }).formData().catch(() => null);
  return form?.get('password');
}

/** Signs this browser out, and answers where it has to go then: the sign-in page, or the issuer, which ends its own session there. */
export async function DELETE(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return new Response(null, { status: 403 });
  const hasIssuer = environment().issuer !== null;
  if (!hasIssuer) await signOut();
  const goTo = hasIssuer ? await endSignIn() : '/sign-in';
  return Response.json({ goTo }, { headers: { 'cache-control': 'no-store' } });
}
