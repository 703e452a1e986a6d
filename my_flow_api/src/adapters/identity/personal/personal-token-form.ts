import { createHmac } from 'node:crypto';

/** What every personal token begins with: it tells them apart from those of an issuer at once, and lets scanners for leaked secrets find them. */
export const personalTokenPrefix = 'myflow_';

export const personalIssuer = 'myflow-personal';
export const personalAudience = 'myflow-api';
export const userIdPattern = /^[A-Za-z0-9][\w.:-]{0,127}$/;

/** What stands in `scope` (RFC 8693, 4.2). */
export const scopes = { read: 'read', write: 'read write' } as const;

/** A key of its own, so that no token which the client signs with the shared secret can pass for a personal one. */
export function personalTokenKey(secret: string): Uint8Array {
  return createHmac('sha256', secret).update('myflow personal tokens').digest();
}
