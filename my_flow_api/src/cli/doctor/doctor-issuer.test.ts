import { createServer, type RequestListener } from 'node:http';
import { freePort } from 'my_flow_cache/testing/free-port';
import { expect, onTestFinished, test } from 'vitest';
import { startIssuer } from '#src/testing/issuer/start-issuer.ts';
import { runDoctor } from '#src/testing/run-doctor.ts';

const resource = { LOGTO_RESOURCE: 'https://api.myflow.test' };

async function serve(answer: (origin: string) => RequestListener): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  server.on('request', answer(origin));
  return origin;
}

/** Describes itself as it should, but for what is given. */
const describing = (parts: Record<string, unknown>, headers: Record<string, string> = {}) =>
  serve((origin) => (request, response) => {
    const found = request.url === '/jwks' ? { keys: [{ kty: 'EC' }] } : { issuer: origin, jwks_uri: `${origin}/jwks`, ...parts };
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(found));
  });

test('a real issuer that is as it should be; that it knows the resource cannot be seen', async () => {
  const issuer = await startIssuer();
  onTestFinished(() => issuer.stop());
  const { code, of } = await runDoctor({ LOGTO_ENDPOINT: issuer.endpoint, ...resource });
  expect([code, of('Issuer'), of('Clock')]).toEqual([
    0,
    [
      `ok Issuer ${issuer.issuer} is what it says, with 1 key`,
      expect.stringMatching(/^note Issuer cannot be seen to know the resource https:\/\/api.myflow.test/),
    ],
    ['ok Clock agrees with that of the issuer'],
  ]);
});

test('an endpoint that is none: /oidc was written behind it', async () => {
  const issuer = await startIssuer();
  onTestFinished(() => issuer.stop());
  const { wrongs } = await runDoctor({ LOGTO_ENDPOINT: issuer.issuer, ...resource });
  expect(wrongs).toEqual([
    expect.stringMatching(
      /^WRONG Issuer .*\/oidc\/oidc does not describe itself \(404.*Correct LOGTO_ENDPOINT, which is the address without \/oidc/,
    ),
  ]);
});

test('an issuer that calls itself by another name', async () => {
  const issuer = await startIssuer();
  onTestFinished(() => issuer.stop());
  const { wrongs } = await runDoctor({ OIDC_ISSUER: issuer.issuer.replace('127.0.0.1', 'localhost'), ...resource });
  expect(wrongs).toEqual([
    expect.stringContaining(`calls itself ${issuer.issuer}, and so do its tokens. Set OIDC_ISSUER=${issuer.issuer}.`),
  ]);
});

test('one without keys, and one whose keys are where nobody answers', async () => {
  const without = await serve((origin) => (_, response) => response.end(JSON.stringify({ issuer: origin, jwks_uri: `${origin}/jwks` })));
  expect((await runDoctor({ OIDC_ISSUER: without, ...resource })).wrongs).toEqual([
    expect.stringMatching(/publishes no keys that can be used/),
  ]);
  const elsewhere = await describing({ jwks_uri: `http://127.0.0.1:${await freePort()}/jwks` });
  expect((await runDoctor({ OIDC_ISSUER: elsewhere, ...resource })).wrongs).toEqual([
    expect.stringMatching(/127\.0\.0\.1:\d+ refuses connections.*That is where jwks_uri leads/),
  ]);
  const inside = { OIDC_ISSUER: elsewhere, OIDC_JWKS_URL: `${elsewhere}/jwks`, ...resource };
  expect((await runDoctor(inside)).wrongs).toEqual([]);
});

test('one whose clock is another', async () => {
  const late = await describing({}, { date: new Date(Date.now() - 600_000).toUTCString() });
  expect((await runDoctor({ OIDC_ISSUER: late, ...resource })).wrongs).toEqual([
    expect.stringMatching(/^WRONG Clock is (?:59\d|60\d) seconds apart from that of the issuer\. Let both machines keep time by NTP\.$/),
  ]);
});

test('one that is not there, and one that never answers', async () => {
  expect((await runDoctor({ OIDC_ISSUER: `http://127.0.0.1:${await freePort()}`, ...resource })).wrongs).toEqual([
    expect.stringMatching(/^WRONG Issuer at 127\.0\.0\.1:\d+ refuses connections/),
  ]);
  const silent = await serve(() => () => {});
  expect((await runDoctor({ OIDC_ISSUER: silent, ...resource })).wrongs).toEqual([
    expect.stringMatching(/^WRONG Issuer .* (?:cannot be reached|does not answer)/),
  ]);
});

test('no resource', async () => {
  const issuer = await describing({});
  expect((await runDoctor({ OIDC_ISSUER: issuer })).wrongs).toEqual([
    expect.stringMatching(/^WRONG LOGTO_RESOURCE is required when people sign in/),
  ]);
});
