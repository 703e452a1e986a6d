import { exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

export type SigningAlgorithm = 'RS256' | 'ES256' | 'ES384' | 'EdDSA';

/** A key with which an issuer signs; the private half is in it. */
export type SigningKey = { readonly algorithm: SigningAlgorithm; readonly privateJwk: JWK & { readonly kid: string } };

let made = 0;

/** A fresh key with an id of its own. */
export async function createSigningKey(algorithm: SigningAlgorithm): Promise<SigningKey> {
  made += 1;
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const kid = `key-${made}-${crypto.randomUUID().slice(0, 8)}`;
  return { algorithm, privateJwk: { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: algorithm } };
}

/** Claims signed with a key as an access token; the header may be given otherwise, a part that is undefined is left out. */
export function signWith({ algorithm, privateJwk }: SigningKey, claims: JWTPayload, header: Record<string, unknown> = {}): Promise<string> {
  const whole = { alg: algorithm, kid: privateJwk.kid, typ: 'at+jwt', ...header };
  return new SignJWT(claims).setProtectedHeader(whole).sign(privateJwk);
}
