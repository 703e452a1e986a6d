import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Interaction, Provider } from 'oidc-provider';

/** Where the issuer asks a person; below the path of the issuer. */
export const interactionPath = '/interaction/';

/** Answers the issuer's own pages: asks for a name, which is the person, and grants what is asked for. Any name is known, no password is needed. */
export async function answerInteraction(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  if (request.method === 'POST') {
    const form = new URLSearchParams(await text(request));
    if (form.has('deny')) return finish({ error: 'access_denied', error_description: 'the person said no' });
    return finish({ login: { accountId: form.get('name') ?? '' } });
  }
  if (details.prompt.name === 'consent') return finish({ consent: { grantId: await grantOf(provider, details) } });
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);

  function finish(result: object): Promise<void> {
    return provider.interactionFinished(request, response, result);
  }
}

async function grantOf(provider: Provider, { grantId, session, params }: Interaction): Promise<string> {
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = known ?? new provider.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id });
  grant.addOIDCScope('openid profile email offline_access');
  if (params.resource !== undefined) grant.addResourceScope(params.resource, '');
  return grant.save();
}

const page = `<!doctype html><html lang="en"><title>Test issuer</title><body><main><h1>Test issuer</h1>
<form method="post"><label>Name <input name="name" autofocus></label><button>Continue</button><button name="deny" value="1">Say no</button></form>
</main></body></html>`;
