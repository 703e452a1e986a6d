/**
 * A fresh random key of 32 hexadecimal characters, for idempotency keys and temporary ids.
 * Not `crypto.randomUUID`, which browsers keep from pages served over plain http, as on a home network.
 */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
