import type { ProblemCode } from 'my_flow_contract';

/** `offline`: the server was not reached. Everything else is a code of the contract. */
export type FailureCode = ProblemCode | 'offline';

/** All that a page's error boundary gets to see of an error of the server. */
export function digestOf(code: FailureCode): string {
  return `problem:${code}`;
}

/** Whether a page could not be made because the server is away, rather than for a fault. */
export function isServerAway(digest: string | undefined): boolean {
  return awayCodes.map(digestOf).includes(digest ?? '');
}

const awayCodes: readonly FailureCode[] = ['unavailable', 'sign_in_unavailable', 'timeout', 'offline'];
