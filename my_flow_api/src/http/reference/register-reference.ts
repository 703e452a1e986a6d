import { hash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { apiPrefix, openApiDocument } from 'my_flow_contract';
import { openToAll } from '../authenticate.ts';
import { setETag } from '../send-answer.ts';
import { referencePage, referencePolicy } from './reference-page.ts';
import { loadReferenceScript } from './reference-script.ts';

/** Raised with each release; see CHANGELOG.md. */
const apiVersion = '0.1.0';

/** Registers the OpenAPI document and a page to read it with. Both are open: they tell what the program's source tells. */
export function registerReference(app: FastifyInstance): void {
  registerDocument(app);
  app.get(`${apiPrefix}/docs`, { config: openToAll }, (_request, reply) => {
    reply.header('content-security-policy', referencePolicy).type('text/html; charset=utf-8').send(referencePage);
  });
  app.get(`${apiPrefix}/docs/reference.js`, { config: openToAll }, async (request, reply) => {
    const { script, etag } = await loadReferenceScript();
    if (setETag(request, reply, etag)) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').send(script);
  });
}

function registerDocument(app: FastifyInstance): void {
  let made: { json: string; etag: string } | undefined;
  app.get(`${apiPrefix}/openapi.json`, { config: openToAll }, (request, reply) => {
    made ??= withETag(JSON.stringify(openApiDocument(apiVersion)));
    if (setETag(request, reply, made.etag)) reply.code(304).send();
    else reply.type('application/json; charset=utf-8').send(made.json);
  });
}

function withETag(json: string): { json: string; etag: string } {
  return { json, etag: `"${hash('sha256', json, 'base64url').slice(0, 22)}"` };
}
