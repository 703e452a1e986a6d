import 'server-only';
import { canSignOut, currentSession } from './session.ts';

/** Tells the people of one browser apart, without telling who they are; null when nobody is signed in, nobody can, or nobody can say. */
export async function currentPerson(): Promise<string | null> {
  if (!canSignOut()) return null;
  const session = await currentSession().catch(() => null);
  if (session === null) return null;
  return session.kind === 'local' ? 'local' : session.stored.person;
}
