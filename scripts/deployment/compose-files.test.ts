import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { variableChapters } from '../../packages/my_flow_contract/src/environment/index.ts';
import { root } from '../lib/paths.mjs';

type Service = Readonly<Record<string, unknown>> & {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly environment: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
};

it('builds different images under different names, or one stack would start what the other has built', () => {
  const built = ['docker-compose.yml', 'docker-compose.prod.yml'].flatMap((file) =>
    Object.values(servicesOf(file)).filter(({ build }) => build),
  );
  const dockerfileOf = new Map(built.map(({ image, build }) => [named(image), build?.dockerfile]));
  expect(built.length).toBeGreaterThan(3);
  for (const { image, build } of built) expect([image, dockerfileOf.get(named(image))]).toEqual([image, build?.dockerfile]);
});

describe.each(['docker-compose.yml', 'docker-compose.prod.yml'])('%s', (file) => {
  // What runs is read back from its containers by the tests of the stacks; images of profiles are not everywhere to be had.
  it.each(Object.entries(servicesOf(file)))('hardens %s', (_, service) => {
    expect(service).toMatchObject({ init: true, read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service).toMatchObject({ pids_limit: expect.any(Number), mem_limit: expect.any(String), cpus: expect.any(Number) });
    expect(service['tmpfs']).toContainEqual(expect.stringMatching(/^\/tmp:size=\d+m,mode=1777,noexec,nosuid,nodev$/));
  });
});

it('gives a backup the same way to database and cache as the API has, or a restore would leave in the cache what was counted before it', () => {
  const { api, backup } = servicesOf('docker-compose.prod.yml');
  const names = variableChapters.flatMap(({ title, variables }) => (title.startsWith('MongoDB') ? variables.map(({ name }) => name) : []));
  const way = (service: Service | undefined) => names.map((name) => `${name}: ${service?.environment[name]}`);
  expect(names).toContain('REDIS_URL');
  expect(way(backup)).toEqual(way(api));
  expect(backup?.networks).toEqual(api?.networks.filter((network) => network !== 'api'));
});

it('asks for the health of the edge at an address that its Caddyfile has, since Caddy answers at no other', () => {
  const { edge } = servicesOf('docker-compose.prod.yml');
  const file = edge?.volumes?.find((volume) => volume.includes('Caddyfile'))?.split(':')[0] ?? '';
  const asked = edge?.healthcheck?.test.at(-1) ?? '';
  expect(readFileSync(path.join(root, file), 'utf8')).toContain(`\n${new URL(asked).origin} {\n`);
});

function servicesOf(file: string): Record<string, Service> {
  return (parse(readFileSync(path.join(root, file), 'utf8'), { merge: true }) as { services: Record<string, Service> }).services;
}

/** An image's name where nothing is set. */
function named(image: string): string {
  return image.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');
}
