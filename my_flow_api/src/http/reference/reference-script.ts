import { hash } from 'node:crypto';
import Fastify from 'fastify';

export type ReferenceScript = { readonly script: string; readonly etag: string };

let loading: Promise<ReferenceScript> | undefined;

/** The script of the reference page. It is 5 MB, so it is read when somebody first opens the page, and kept. */
export function loadReferenceScript(): Promise<ReferenceScript> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** The package offers its script through a plugin alone; an app of its own, never listening, hands it over. */
async function load(): Promise<ReferenceScript> {
  const { default: plugin } = await import('@scalar/fastify-api-reference');
  const app = Fastify();
  await app.register(plugin, { routePrefix: '/reference', configuration: { url: 'openapi.json' } });
  const answer = await app.inject('/reference/js/scalar.js');
  await app.close();
  if (answer.statusCode !== 200) throw new Error(`the reference package answered ${answer.statusCode} for its script`);
  return { script: answer.payload, etag: `"${hash('sha256', answer.payload, 'base64url').slice(0, 22)}"` };
}
