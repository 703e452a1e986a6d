import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWTPayload } from 'jose';
import { Provider } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { answerInteraction, interactionPath } from './interaction-pages.ts';
import { issuerSettings, type Lifetimes } from './issuer-settings.ts';
import { createSigningKey, type SigningAlgorithm, type SigningKey, signWith } from './signing-keys.ts';

const mountedAt = '/oidc';
const client = { id: 'myflow', secret: 'a secret of the application at the issuer' };
const resource = 'https://api.myflow.test';

export type TestIssuer = {
  /** As LOGTO_ENDPOINT has it; the issuer is `/oidc` below. */
  readonly endpoint: string;
  readonly issuer: string;
  readonly resource: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** Lets an application at this address send people here and take them back. */
  allow(url: string): void;
  /** Makes what is issued from now on good for other times. */
  change(lifetimes: Partial<Lifetimes>): void;
  /** Claims, as they are given, signed with the newest key; a part of the header may be given otherwise. */
  sign(claims: JWTPayload, header?: Record<string, unknown>): Promise<string>;
  /** An access token as an application gets one at the token endpoint. */
  issueToken(): Promise<string>;
  /** Signs with a new key from now on; the old one is no longer published. */
  rotateKeys(): Promise<void>;
  /** Hangs up on everybody until `resume`, as an issuer that is down. */
  pause(): void;
  resume(): void;
  /** How often a path below the issuer was asked for. */
  asked(path: string): number;
  stop(): Promise<void>;
};

export type IssuerOptions = Partial<Lifetimes> & { readonly algorithm?: SigningAlgorithm };

/** A real OpenID Connect issuer on a port of its own, of the shape that Logto has, made of the library that Logto is made of. */
export async function startIssuer({
  algorithm = 'ES384',
  accessTokenS = 3_600,
  refreshTokenS = 86_400,
}: IssuerOptions = {}): Promise<TestIssuer> {
  const paths = new Map<string, number>();
  let isPaused = false;
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => void response.destroy();
  const server = createServer((request, response) => {
    if (isPaused) return void request.socket.destroy();
    const path = (request.url ?? '').replace(mountedAt, '').replace(/\?.*/, '');
    paths.set(path, (paths.get(path) ?? 0) + 1);
    handle(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // A server that listens on a port has an address object.
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${endpoint}${mountedAt}`;

  const adapter = createMemoryAdapter();
  // The provider takes no client without an address.
  const applications = ['https://application.test'];
  let lifetimes: Lifetimes = { accessTokenS, refreshTokenS };
  let key: SigningKey = await createSigningKey(algorithm);
  /** A provider cannot change while it runs; another one with the same memory takes over. */
  function rebuild(): void {
    handle = handlerOf(
      new Provider(issuer, issuerSettings({ keys: [key], algorithm, client, resource, applications, lifetimes, adapter })),
    );
  }
  rebuild();

  return {
    endpoint,
    issuer,
    resource,
    client,
    allow(url) {
      applications.push(url);
      rebuild();
    },
    change(changed) {
      lifetimes = { ...lifetimes, ...changed };
      rebuild();
    },
    sign: (claims, header) => signWith(key, claims, header),
    issueToken: () => issueToken(issuer),
    async rotateKeys() {
      key = await createSigningKey(algorithm);
      rebuild();
    },
    pause() {
      isPaused = true;
      server.closeAllConnections();
    },
    resume() {
      isPaused = false;
    },
    asked: (path) => paths.get(path) ?? 0,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function handlerOf(provider: Provider): (request: IncomingMessage, response: ServerResponse) => void {
  const callback = provider.callback();
  provider.on('server_error', (_: unknown, error: unknown) => console.error('the test issuer failed:', error));
  return (request, response) => {
    const url = request.url ?? '/';
    if (url.startsWith(`${mountedAt}${interactionPath}`)) {
      answerInteraction(provider, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
      return;
    }
    // How oidc-provider learns where it is mounted.
    Object.assign(request, { originalUrl: url });
    request.url = url.slice(mountedAt.length) || '/';
    callback(request, response);
  };
}

async function issueToken(issuer: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client.id}:${encodeURIComponent(client.secret)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource }),
  });
  const answer = await response.text();
  const token = /"access_token":"([^"]+)"/.exec(answer)?.[1];
  if (token === undefined) throw new Error(`the issuer gave no token: ${answer}`);
  return token;
}
