import 'server-only';
import { ProblemError } from '#src/lib/api/problem-error.ts';
import { apiToken } from './api-token.ts';
import type { Session } from './session.ts';
import { openSessions } from './sessions/sessions.ts';
import type { CurrentToken } from './sessions/token-source.ts';

/** `expiresAtMs`: when the token ends, for what goes on after the answer has begun. */
type Send = (token: string, expiresAtMs: number) => Promise<Response>;

/**
 * Sends a request to the API as a person. A token that it refuses is replaced once, and the request sent once more. Null: the session is over. Throws
 * ProblemError `sign_in_unavailable` while no token can be had.
 */
export async function sendAs(session: Session, send: Send): Promise<Response | null> {
  if (session.kind === 'local') return send(await apiToken(session), Number.POSITIVE_INFINITY);
  const first = await issuerToken(session);
  if (first === null) return null;
  const answer = await send(first.token, first.expiresAtMs);
  if (answer.status !== 401) return answer;
  await answer.body?.cancel();
  const other = await issuerToken(session, first.token);
  if (other === null) return null;
  const again = await send(other.token, other.expiresAtMs);
  if (again.status !== 401) return again;
  await again.body?.cancel();
  // The API does not take what the issuer has just given: nothing but signing in anew can tell why.
  await (await openSessions()).store.remove(session.id);
  return null;
}

async function issuerToken({ id, stored }: Extract<Session, { kind: 'issuer' }>, refusedToken?: string): Promise<CurrentToken | null> {
  const { tokens } = await openSessions();
  const outcome = await tokens(id, stored, refusedToken);
  if (outcome === 'unavailable') throw new ProblemError('sign_in_unavailable', null);
  return outcome === 'ended' ? null : outcome;
}
