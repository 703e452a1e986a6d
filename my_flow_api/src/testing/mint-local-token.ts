import { SignJWT } from 'jose';

type TokenParts = {
  readonly secret: string;
  readonly userId?: string;
  readonly issuer?: string;
  readonly audience?: string;
  readonly expiresAtS?: number;
};

/** A token as the client signs it, good for an hour; any part may be given otherwise. */
export function mintLocalToken(parts: TokenParts): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(parts.issuer ?? 'myflow-client')
    .setAudience(parts.audience ?? 'myflow-api')
    .setSubject(parts.userId ?? 'local')
    .setExpirationTime(parts.expiresAtS ?? Math.floor(Date.now() / 1_000) + 3_600)
    .sign(new TextEncoder().encode(parts.secret));
}
