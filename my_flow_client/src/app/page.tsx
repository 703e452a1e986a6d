import { redirect } from 'next/navigation';
import { readContexts, readPreferences } from '#src/bff/reads.ts';

export const dynamic = 'force-dynamic';

/** Opens the context that was open last, or the welcome where there is none yet. */
export default async function EntryPage() {
  const [contexts, preferences] = await Promise.all([readContexts(), readPreferences()]);
  const last = contexts.find((context) => context.id === preferences.lastContextId) ?? contexts[0];
  redirect(last === undefined ? '/welcome' : `/c/${last.id}`);
}
