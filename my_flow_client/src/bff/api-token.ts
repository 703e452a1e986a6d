import 'server-only';
import { SignJWT } from 'jose';
import { localSecret } from '#src/config/env.ts';

const lifetimeMs = 10 * 60_000;
/** A token is replaced this long before it ends, so that none expires on its way. */
const renewBeforeMs = 60_000;

const kept = new Map<string, { token: string; endsMs: number }>();
const keptMax = 1_000;

/** A short-lived bearer token of the person of a MyFlow without accounts for the API. It never reaches the browser. */
export async function apiToken({ userId }: { readonly userId: string }): Promise<string> {
  const nowMs = Date.now();
  const known = kept.get(userId);
  if (known !== undefined && known.endsMs - renewBeforeMs > nowMs) return known.token;
  const endsMs = nowMs + lifetimeMs;
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('myflow-client')
    .setAudience('myflow-api')
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime(Math.floor(endsMs / 1000))
    .sign(new TextEncoder().encode(localSecret()));
  if (kept.size >= keptMax) kept.clear();
  kept.set(userId, { token, endsMs });
  return token;
}
