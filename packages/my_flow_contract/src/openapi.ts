import { z } from 'zod';
import { liveEventSchema } from './live.ts';
import { problemSchema } from './problem.ts';
import { apiPrefix } from './route-paths.ts';
import { isDocument, type Route, routes } from './routes.ts';

type Json = Record<string, unknown>;
const tokenWords =
  'A token of a person: from whoever signs people in, or a personal one, which begins with `myflow_` and is made with `create-token`. One that may only read gets 403 `insufficient_scope` for a write.';

type Part = boolean | z.core.JSONSchema.JSONSchema;

/** The OpenAPI 3.1 document of the whole route table. Source: https://spec.openapis.org/oas/v3.1.1. */
export function openApiDocument(version: string): Json {
  const components: Json = {};
  const paths: Record<string, Json> = {};
  schemaOf(liveEventSchema, 'output', components);
  for (const [operationId, route] of Object.entries<Route>(routes)) {
    const path = `${apiPrefix}${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(operationId, route, components) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'MyFlow',
      version,
      description: 'Contexts, flows and the acts that change them.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: tokenWords } },
      schemas: components,
    },
  };
}

function operation(operationId: string, route: Route, components: Json): Json {
  const body = route.body && schemaOf(route.body, 'input', components);
  return {
    operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.open ? { security: [] } : {}),
    parameters: [...parameters('path', route.params), ...parameters('query', route.query), ...headers(route)],
    ...(body ? { requestBody: { required: !(route.body?.isOptional() ?? false), content: { 'application/json': { schema: body } } } } : {}),
    responses: {
      [route.status]: success(route, components),
      ...(isDocument(route) ? { 304: { description: 'The caller has this version already' } } : {}),
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: schemaOf(problemSchema, 'output', components) } },
      },
    },
  };
}

function success(route: Route, components: Json): Json {
  const type = route.stream ? 'text/event-stream' : 'application/json';
  return {
    description: route.stream ? 'Events `ready`, `act`, `reset` and `beat`, as in LiveEvent' : 'Done',
    headers: responseHeaders(route),
    content: { [type]: { schema: schemaOf(route.response, 'output', components) } },
  };
}

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [], $defs: definitions = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: inlined(property, definitions),
  }));
}

function headers(route: Route): Json[] {
  const header = (name: string, description: string) => ({ name, in: 'header', required: false, description, schema: { type: 'string' } });
  return [
    ...(route.write ? [header('Idempotency-Key', 'The same key with the same request is carried out once')] : []),
    ...(isDocument(route) ? [header('If-None-Match', 'The ETag that was read; 304 when it still holds')] : []),
    ...(route.ifMatch ? [header('If-Match', 'The ETag that was read; 412 when it has changed since')] : []),
    ...(route.stream ? [header('Last-Event-ID', 'The number of the last act that was seen')] : []),
  ];
}

function responseHeaders(route: Route): Json {
  const header = (description: string) => ({ description, schema: { type: 'string' } });
  return {
    'x-request-id': header('The id of the request, as it is in the log'),
    ...(isDocument(route) ? { etag: header('The version of the document, for If-Match and If-None-Match') } : {}),
    ...(route.status === 201 ? { location: header('The first document that was created') } : {}),
    ...(route.write ? { 'idempotency-replayed': header('`true` when the answer is that of an earlier request with the same key') } : {}),
  };
}

/** A schema with its named parts moved to the components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const { $schema: _, $defs: definitions = {}, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const own = json['id'];
  for (const [name, definition] of Object.entries(definitions)) components[name] = pointed(definition);
  if (typeof own !== 'string') return pointed(json);
  components[own] = pointed(json);
  return { $ref: `#/components/schemas/${own}` };
}

/** JSON Schema keeps named parts in `$defs`, OpenAPI in `components`. The `id` of a part is its name already. */
function pointed(json: Json): Json {
  const { id: _, ...rest } = json;
  // What was an object before it was written as JSON is one after it.
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
}

function inlined(property: Part, definitions: Readonly<Record<string, Json>>): Json {
  // A schema that takes everything is written as `true`.
  if (typeof property === 'boolean') return {};
  const target = property.$ref === undefined ? undefined : definitions[property.$ref.slice('#/$defs/'.length)];
  const { id: _, ...rest } = target ?? property;
  return rest;
}
