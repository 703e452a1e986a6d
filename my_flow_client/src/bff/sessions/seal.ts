import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What a text is sealed with; a text that was sealed for one purpose opens for no other. */
export type SealKey = { readonly secret: string; readonly purpose: string };

const ivBytes = 12;
const tagBytes = 16;

/** A text that only whoever has the secret can read or make: AES-256-GCM under a key of its own for each purpose (HKDF, RFC 5869), as base64url. */
export function seal(text: string, key: SealKey): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(key), iv);
  const sealed = [cipher.update(text, 'utf8'), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64url');
}

/** The text of `seal`; null for one that was changed, made with another secret, or made for another purpose. */
export function unseal(sealed: string, key: SealKey): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < ivBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(key), bytes.subarray(0, ivBytes), { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}

function keyFor({ secret, purpose }: SealKey): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', `myflow:${purpose}`, 32));
}
