import 'server-only';
import type { Preferences } from 'my_flow_contract';
import { readPreferences } from './reads.ts';
import { currentSession } from './session.ts';

/** The theme for the first paint; dark before anybody has signed in, and when the API does not answer. */
export async function currentTheme(): Promise<Preferences['theme']> {
  if ((await currentSession().catch(() => null)) === null) return 'dark';
  return (await readPreferences().catch(() => null))?.theme ?? 'dark';
}
