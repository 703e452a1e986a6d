import { proxyRequest } from '#src/bff/proxy-request.ts';

export const dynamic = 'force-dynamic';

export { proxyRequest as DELETE, proxyRequest as GET, proxyRequest as PATCH, proxyRequest as POST };
