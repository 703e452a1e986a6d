import type { OidcIdentityConfig } from '#src/config.ts';
import type { Clock } from '#src/ports/clock.ts';
import { codesOf, connectionWords, hostOf } from './connection-words.ts';
import { fetchBounded } from './fetch-bounded.ts';
import { fieldOf } from './field-of.ts';
import { type Finding, note, ok, type Probe, wrong } from './finding.ts';

const subject = 'Issuer';
const keyTypes = ['RSA', 'EC', 'OKP'];

type Issuer = Omit<OidcIdentityConfig, 'kind'>;

/** Whether the issuer describes itself as configured, and publishes keys that the API can use. */
export function issuerProbe(issuer: Issuer, clock: Clock): Probe {
  return {
    subject,
    async run() {
      const found = await ask(`${issuer.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, clock);
      if ('fault' in found) return [found.fault];
      const described = describedFault(issuer, found.status, found.json);
      if (described !== null) return [described, ...found.clocks('the issuer')];
      return [
        ...(await lookAtKeys(issuer, String(fieldOf(found.json, 'jwks_uri')), clock)),
        ...found.clocks('the issuer'),
        audienceNote(issuer),
      ];
    },
  };
}

async function ask(url: string, clock: Clock) {
  try {
    return await fetchBounded(url, clock);
  } catch (error) {
    return {
      fault: wrong(
        subject,
        `at ${hostOf(url)} ${connectionWords(codesOf(error)) ?? 'does not answer. Look at its address and whether it runs.'}`,
      ),
    };
  }
}

function describedFault({ issuer }: Issuer, status: number, json: unknown): Finding | null {
  const told = fieldOf(json, 'issuer');
  if (status !== 200 || typeof told !== 'string')
    return wrong(
      subject,
      `${issuer} does not describe itself (${status} from /.well-known/openid-configuration). Correct LOGTO_ENDPOINT, which is the address without /oidc, or OIDC_ISSUER.`,
    );
  if (told.replace(/\/$/, '') !== issuer)
    return wrong(subject, `${issuer} calls itself ${told}, and so do its tokens. Set OIDC_ISSUER=${told}.`);
  return null;
}

async function lookAtKeys({ jwksUrl, issuer }: Issuer, published: string, clock: Clock): Promise<Finding[]> {
  const url = jwksUrl ?? published;
  const where = jwksUrl === null ? 'jwks_uri' : 'OIDC_JWKS_URL';
  if (!URL.canParse(url)) return [wrong(subject, `${issuer} does not say where its keys are. Set OIDC_JWKS_URL.`)];
  const found = await ask(url, clock);
  if ('fault' in found) return [wrong(subject, `${found.fault.words} That is where ${where} leads.`)];
  const keys = fieldOf(found.json, 'keys');
  const usable = Array.isArray(keys) ? keys.filter((key) => keyTypes.includes(String(fieldOf(key, 'kty')))) : [];
  if (found.status !== 200 || usable.length === 0)
    return [
      wrong(
        subject,
        `publishes no keys that can be used (${found.status} from ${where}). Look at the address, and at the keys of the issuer.`,
      ),
    ];
  return [ok(subject, `${issuer} is what it says, with ${usable.length} ${usable.length === 1 ? 'key' : 'keys'}`)];
}

/** No token is at hand to see it by. */
function audienceNote({ audience }: Issuer): Finding {
  return note(
    subject,
    `cannot be seen to know the resource ${audience}: access tokens must be meant for it (aud), so register the API there under that identifier.`,
  );
}
