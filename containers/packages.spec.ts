import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { removeImages } from './support/clone.ts';
import { pythonTool } from './support/python-tools.ts';
import { type Image, readImage } from './support/read-image.ts';
import { docker, runProgram } from './support/run-program.ts';

const root = path.resolve(import.meta.dirname, '..');
/** Trivy's own list of holes is beyond some networks; what it sees needs none. */
let trivyFolder: string;
beforeAll(async () => {
  trivyFolder = path.dirname(await pythonTool('trivy'));
});

it('shows a scanner what the lock file and both images are made of', { timeout: 240_000 }, async () => {
  const said = await seen(inject('tag'));
  for (const place of ['bun.lock', `myflow-api:${inject('tag')}`, `myflow-client:${inject('tag')}`])
    expect(Number(new RegExp(`^${place}: (\\d+) packages$`, 'm').exec(said)?.[1])).toBeGreaterThan(100);
});

it('takes a scan for none that sees an image without them', { timeout: 240_000 }, async () => {
  const name = 'myflow-api:unseen';
  const input = `FROM myflow-api:${inject('tag')} AS whole\nFROM scratch\nCOPY --from=whole /usr/local/bin /usr/local/bin\nCOPY --from=whole /app /app\n`;
  await docker(['build', '--quiet', '--tag', name, '-'], { input, timeoutMs: 120_000 });
  try {
    await expect(seen('unseen')).rejects.toThrow('The scan does not see deb/debian/libc6 in myflow-api:unseen');
  } finally {
    await removeImages(name);
  }
});

describe.each(['api', 'client'] as const)('the image of the %s', (service) => {
  let image: Image;
  beforeAll(async () => {
    image = await readImage(`myflow-${service}:${inject('tag')}`);
  });
  const textOf = (file: string) => entries().get(file) ?? '';
  const entries = () =>
    new Map(image.layers.flatMap((layer) => layer.entries.map((entry) => [entry.path, entry.content.toString('utf8')] as const)));

  it('tells Debian’s release, the package of each library, and the version of Node', async () => {
    expect(textOf('etc/os-release')).toMatch(/^ID=debian$/m);
    expect(textOf('etc/debian_version')).toMatch(/^\d+\.\d+\n$/);
    for (const name of ['libc6', 'libgcc-s1', 'libstdc++6'])
      expect(textOf(`var/lib/dpkg/status.d/${name}`)).toMatch(/^Status: install ok installed\n(.*\n)*Version: \d/m);
    const node = (await docker(['run', '--rm', image.name, 'node', '--version'])).slice(1);
    expect(JSON.parse(textOf('usr/local/share/node.cdx.json'))).toMatchObject({ components: [{ name: 'node', version: node }] });
  });

  it('names every package that it needs in the version of its manifest, and none of the tools it is built with', () => {
    const manifest = JSON.parse(readFileSync(path.join(inject('clone'), `my_flow_${service}/package.json`), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const named = [...entries().keys()].flatMap((file) => /^usr\/share\/myflow\/packages\/(.+)\/package\.json$/.exec(file)?.[1] ?? []);
    const needed = Object.entries(manifest.dependencies).filter(([, version]) => !version.startsWith('workspace:'));
    expect(named).toEqual(expect.arrayContaining(needed.map(([name, version]) => `${name}@${version}`)));
    const tools = Object.keys(manifest.devDependencies);
    expect(named.filter((name) => tools.some((tool) => name.startsWith(`${tool}@`)))).toEqual([]);
  });
});

async function seen(tag: string): Promise<string> {
  const env = { PATH: `${trivyFolder}:${process.env['PATH']}` };
  return (await runProgram('scripts/ci/scan.sh', [tag, '--packages'], { cwd: root, env, timeoutMs: 200_000 })).stdout;
}
