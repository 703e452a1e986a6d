import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { removeImages } from './support/clone.ts';
import { findFaults, kindsOfFault } from './support/find-faults.ts';
import { type Image, readImage } from './support/read-image.ts';
import { report } from './support/report.ts';
import { docker } from './support/run-program.ts';

const unpackedBytesMax = { api: 125_000_000, client: 150_000_000 };
const gzipBytesMaxOfBoth = 55_000_000;

let api: Image;
let client: Image;

beforeAll(async () => {
  api = await readImage(`myflow-api:${inject('tag')}`);
  client = await readImage(`myflow-client:${inject('tag')}`);
});

describe.each(['api', 'client'] as const)('the image of the %s', (service) => {
  const image = () => (service === 'api' ? api : client);

  it('has nothing that must not be there, in any layer', () => {
    expect(image().layers.flatMap((layer) => layer.entries).length).toBeGreaterThan(10);
    expect(findFaults(image())).toEqual([]);
  });

  it('is small enough', () => {
    expect(image().unpackedBytes).toBeGreaterThan(100_000_000);
    expect(image().unpackedBytes).toBeLessThanOrEqual(unpackedBytesMax[service]);
  });

  it('runs as a user without a name on the host, by commands without a shell, and probes itself', () => {
    const { User, Entrypoint, Cmd, Healthcheck, Env, Volumes } = image().config;
    expect(User).toBe('65532:65532');
    expect(Entrypoint ?? []).toEqual([]);
    expect(Cmd?.slice(0, 2)).toEqual(['node', '--max-old-space-size-percentage=60']);
    expect(Healthcheck?.Test.slice(0, 3)).toEqual(['CMD', 'node', '/app/health-probe.mjs']);
    expect(Env?.filter((variable) => /^(NODE_OPTIONS|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)=|SECRET|PASSWORD|TOKEN/.test(variable))).toEqual(
      [],
    );
    expect(Volumes ?? {}).toEqual({});
  });

  it('tells what it was made of', async () => {
    const revision = await docker([
      'image',
      'inspect',
      '--format',
      '{{index .Config.Labels "org.opencontainers.image.revision"}}',
      image().name,
    ]);
    expect(revision).toMatch(/^[0-9a-f]{40}$/);
    expect(image().config.Labels).toMatchObject({
      'org.opencontainers.image.title': expect.stringContaining('MyFlow'),
      'org.opencontainers.image.version': '0.0.0-test',
      'org.opencontainers.image.source': 'https://example.org/myflow',
      'org.opencontainers.image.licenses': 'MIT',
    });
  });
});

it('gives both images the same first layer, from the same lines', () => {
  expect(client.layers[0]?.digest).toBe(api.layers[0]?.digest);
  const [ofApi, ofClient] = ['my_flow_api', 'my_flow_client'].map((folder) =>
    runtimeStages(path.join(inject('clone'), folder, 'Dockerfile')),
  );
  expect(ofApi).toContain('FROM scratch AS runtime\nCOPY');
  expect(ofClient).toBe(ofApi);
});

it('lets both images be pulled together in few bytes', () => {
  const gzipBytes = gzipBytesOfAll(api, client);
  report('Layers, in bytes: as files, and as a registry keeps them', [
    ['image', 'layer', 'files', 'bytes', 'gzip'],
    ...rowsOf('api', api),
    ...rowsOf('client', client),
    ['both', 'each layer once', '', '', gzipBytes],
  ]);
  expect(gzipBytes).toBeLessThanOrEqual(gzipBytesMaxOfBoth);
});

it('has the sizes that its page tells, within a tenth, whatever the base images are', async () => {
  const page = readFileSync(path.join(inject('clone'), 'docs/deployment/images.md'), 'utf8');
  /** The bytes and the compressed bytes in a row of its table. */
  const told = (row: string) => {
    const cells = page.split('\n').find((line) => line.startsWith(`| **${row}**`));
    return (cells ?? '')
      .split('|')
      .slice(-3, -1)
      .map((cell) => Number(cell.replaceAll(/[*, ]/g, '')));
  };
  const rows = [told("the API's image")[0], told("the client's image")[0], told('both, each layer once')[1]];
  const measured = [api.unpackedBytes, client.unpackedBytes, gzipBytesOfAll(api, client)];
  expect(rows.map((bytes, index) => Math.abs((bytes ?? 0) / (measured[index] ?? 0) - 1) < 0.1)).toEqual([true, true, true]);
  const plainBytes = Number(await docker(['image', 'inspect', '--format', '{{.Size}}', 'node:24-trixie-slim']));
  const of = (bytes: number) => [api, client].map(({ unpackedBytes }) => (unpackedBytes / bytes).toFixed(2));
  report('Sizes of the images as parts of others', [
    ['compared with', 'api', 'client'],
    [`node:24-trixie-slim, ${(plainBytes / 1e6).toFixed(1)} MB`, ...of(plainBytes)],
    ['the images published before, 423 and 304 MB', of(423e6)[0] ?? '', of(304e6)[1] ?? ''],
  ]);
});

it('sees each kind of fault when it is planted', async () => {
  const planted = `
    FROM node:24-trixie-slim AS plants
    RUN mkdir -p /plants/bin /plants/app /plants/tmp && cp /bin/dash /plants/bin/sh && chmod 4555 /plants/bin/sh \\
     && openssl genrsa 2048 > /plants/app/notes.txt 2>/dev/null || node -e "const { privateKey } = require('crypto').generateKeyPairSync('rsa', { modulusLength: 2048 }); require('fs').writeFileSync('/plants/app/notes.txt', privateKey.export({ type: 'pkcs8', format: 'pem' }))" \\
     && echo A=1 > /plants/app/.env && echo {} > /plants/app/main.mjs.map && echo > /plants/app/a.test.ts && echo > /plants/app/run && chmod 0555 /plants/app/run && head -c 40000000 /dev/urandom > /plants/app/large \\
     && ln -s /app /plants/link && chmod 1777 /plants/tmp && chown 65532:65532 /plants/app/a.test.ts
    FROM ${api.name}
    COPY --from=plants /plants/ /
  `;
  const name = 'myflow-api:planted';
  await docker(['build', '--quiet', '--tag', name, '-'], { input: planted, timeoutMs: 300_000 });
  const image = await readImage(name);
  await removeImages(name);
  const faults = findFaults(image);
  // Neither gate of bytes lets it through.
  expect(image.unpackedBytes).toBeGreaterThan(unpackedBytesMax.client);
  expect(gzipBytesOfAll(image, client)).toBeGreaterThan(gzipBytesMaxOfBoth);
  expect([...new Set(faults.map(({ what }) => what))].toSorted()).toEqual([...kindsOfFault].toSorted());
});

function runtimeStages(file: string): string {
  const text = readFileSync(file, 'utf8');
  return text.slice(text.indexOf('# Both images stand on one layer'), text.indexOf('# Manifests alone'));
}

/** Of each layer once. */
function gzipBytesOfAll(...images: Image[]): number {
  const layers = new Map(images.flatMap((image) => image.layers).map((layer) => [layer.digest, layer]));
  return [...layers.values()].reduce((sum, layer) => sum + layer.gzipBytes, 0);
}

function rowsOf(name: string, image: Image): (string | number)[][] {
  const rows = image.layers.map((layer) => {
    const bytes = layer.entries.reduce((sum, entry) => sum + entry.bytes, 0);
    return [name, layer.digest.slice(7, 19), layer.entries.length, bytes, layer.gzipBytes];
  });
  return [...rows, [name, 'all', '', image.unpackedBytes, image.layers.reduce((sum, layer) => sum + layer.gzipBytes, 0)]];
}
