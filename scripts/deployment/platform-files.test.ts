import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../lib/paths.mjs';

type Railway = {
  readonly build: { readonly builder: string; readonly dockerfilePath: string; readonly watchPatterns: readonly string[] };
  readonly deploy: { readonly healthcheckPath: string; readonly drainingSeconds: number };
};

describe.each([
  {
    service: 'my_flow_api',
    isRoute: (at: string) => readText('my_flow_api/src/http/health/register-health.ts').includes(`app.get('${at}',`),
  },
  { service: 'my_flow_client', isRoute: (at: string) => existsSync(path.join(root, `my_flow_client/src/app${at}/route.ts`)) },
])('railway.json of $service', ({ service, isRoute }) => {
  // Its form is Railway's; what is read of it is looked at below.
  const { build, deploy } = JSON.parse(readText(`${service}/railway.json`)) as Railway;

  it('builds by a Dockerfile that is there', () => {
    expect(build.builder).toBe('DOCKERFILE');
    expect(build.dockerfilePath).toBe(`${service}/Dockerfile`);
    expect(existsSync(path.join(root, build.dockerfilePath))).toBe(true);
  });

  it('builds anew when something changes that the image is built from', () => {
    const watched = build.watchPatterns.map((pattern) => pattern.slice(1).replace(/\/\*\*$/, ''));
    expect(watched.filter((place) => !existsSync(path.join(root, place)))).toEqual([]);
    const copied = [...readText(build.dockerfilePath).matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, places = '']) =>
      places.split(' '),
    );
    const own = copied.filter((place) => !/^my_flow_(?:api|client)\/package\.json$/.test(place) || place.startsWith(service));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((place) => !watched.some((each) => place === each || place.startsWith(`${each}/`)))).toEqual([]);
  });

  it('asks for health where the service answers', () => {
    expect(isRoute(deploy.healthcheckPath)).toBe(true);
    expect(isRoute('/planted')).toBe(false);
  });
});

describe('vercel.json of my_flow_client', () => {
  const { framework, installCommand, buildCommand } = JSON.parse(readText('my_flow_client/vercel.json')) as Record<string, string>;

  it('installs with the version of Bun that the lock file was made with', () => {
    const { packageManager } = JSON.parse(readText('package.json')) as { packageManager: string };
    expect(installCommand).toBe(`bunx ${packageManager} install --frozen-lockfile --filter my_flow_client`);
  });

  it('builds with a program that the installation brings, into what Vercel takes', () => {
    expect(framework).toBe('nextjs');
    const [, program = ''] = buildCommand?.split(' ') ?? [];
    expect(existsSync(path.join(root, 'my_flow_client', program))).toBe(true);
    expect(readText('my_flow_client/next.config.ts')).toContain("process.env['VERCEL'] ? {}");
  });
});

it('has no other file for a platform than those looked at here', () => {
  const found = globSync('{,my_flow_*/}{railway.json,railway.toml,vercel.json,fly.toml,render.yaml}', { cwd: root });
  expect(found.toSorted()).toEqual(['my_flow_api/railway.json', 'my_flow_client/railway.json', 'my_flow_client/vercel.json']);
});

function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
