import 'server-only';
import { environment } from '#src/config/env.ts';

/** The address under which browsers reach this MyFlow, without a path; there is one wherever an issuer sends people back. */
export function ownUrl(): string {
  const { publicUrl } = environment();
  if (publicUrl === null) throw new Error('MYFLOW_PUBLIC_URL is not set.');
  return publicUrl.origin;
}

/** Whether cookies may be sent over TLS alone: by what the public address says. Behind plain http on a home network a secure cookie would never come back. */
export function isServedByTls(): boolean {
  return environment().publicUrl?.protocol === 'https:';
}
