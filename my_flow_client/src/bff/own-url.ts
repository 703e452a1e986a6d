import 'server-only';
import { environment } from '#src/config/env.ts';

/** The address under which a browser reaches this MyFlow, without a path: the public one, else that of the request, whose host name the proxy has checked. */
export function ownUrl(request: Pick<Request, 'headers'>): string {
  return environment().publicUrl?.origin ?? `http://${request.headers.get('host') ?? 'localhost'}`;
}

/** Whether cookies may be sent over TLS alone: by what the public address says. Behind plain http on a home network a secure cookie would never come back. */
export function isServedByTls(): boolean {
  return environment().publicUrl?.protocol === 'https:';
}
