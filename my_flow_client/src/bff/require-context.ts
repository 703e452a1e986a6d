import 'server-only';
import type { Context } from 'my_flow_contract';
import { redirect } from 'next/navigation';
import { readContexts } from './reads.ts';

/** The active context of an address; leads to the entry page where there is none of that id. */
export async function requireContext(contextId: string): Promise<Context> {
  return (await readContexts()).find((context) => context.id === contextId) ?? redirect('/');
}
