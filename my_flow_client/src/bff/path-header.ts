import 'server-only';

/** The header in which the proxy tells a page its own path. */
export const pathHeader = 'x-myflow-path';
