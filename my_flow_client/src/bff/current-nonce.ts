import 'server-only';
import { headers } from 'next/headers';

/** The nonce with which scripts of this page may run. */
export async function currentNonce(): Promise<string | undefined> {
  return (await headers()).get('x-nonce') ?? undefined;
}
