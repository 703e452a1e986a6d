/** Addresses that only programs of the same machine reach. */
const loopback = /^(127(\.\d{1,3}){3}|localhost|::1)$/;

/** Whether a service that listens on `host` can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}
