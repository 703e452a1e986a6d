import { hash } from 'node:crypto';

/** Source: OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters. */
const subjectCharsMax = 255;

/**
 * The id under which MyFlow keeps a person of an issuer; null for a subject that no issuer may give. It is a hash over issuer and subject, so that no
 * two people share one whatever is written in them, and so that it is as long, and made of the same characters, for everybody.
 */
export function oidcUserId(issuer: string, subject: string): string | null {
  if (subject === '' || subject.length > subjectCharsMax) return null;
  return `oidc_${hash('sha256', JSON.stringify([issuer, subject]), 'base64url')}`;
}
