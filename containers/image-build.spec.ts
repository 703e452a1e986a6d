import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { bake, cloneCommit, removeImages } from './support/clone.ts';
import { readImage } from './support/read-image.ts';
import { report } from './support/report.ts';
import { docker } from './support/run-program.ts';

const tag = 'changed';
let clone: string;

beforeAll(async () => {
  clone = await cloneCommit();
});

afterAll(async () => {
  rmSync(path.dirname(clone), { recursive: true, force: true });
  await removeImages(`myflow-api:${tag}`, `myflow-client:${tag}`);
});

it('has built both images from a clean clone', async () => {
  for (const service of ['api', 'client'])
    expect(await docker(['image', 'inspect', '--format', '{{.Os}}', `myflow-${service}:${inject('tag')}`])).toBe('linux');
});

it.each([
  ['api', 'my_flow_api/src/main.ts', "\nconsole.error('changed for a test');\n"],
  ['client', 'my_flow_client/src/app/api/health/route.ts', '\nexport const maxDuration = 7;\n'],
])(
  'installs nothing anew when only code of the %s has changed',
  async (service, file, change) => {
    appendFileSync(path.join(clone, file), change);
    const startedMs = performance.now();
    const said = await bake({ folder: clone, tag, targets: [service] });
    report(`Build of the ${service} after a change of code`, [
      ['', 'seconds'],
      ['', ((performance.now() - startedMs) / 1000).toFixed(1)],
    ]);
    expect(installStep(said)).toBe('kept');
    const layer = async (name: string) => docker(['image', 'inspect', '--format', '{{index .RootFS.Layers 1}}', name]);
    expect(await layer(`myflow-${service}:${tag}`)).not.toBe(await layer(`myflow-${service}:${inject('tag')}`));
    const runtime = async (name: string) => docker(['image', 'inspect', '--format', '{{index .RootFS.Layers 0}}', name]);
    expect(await runtime(`myflow-${service}:${tag}`)).toBe(await runtime(`myflow-${service}:${inject('tag')}`));
  },
  900_000,
);

it('installs anew when a manifest has changed', async () => {
  const manifest = path.join(clone, 'my_flow_api/package.json');
  writeFileSync(
    manifest,
    readFileSync(manifest, 'utf8').replace(
      '"license": "MIT",',
      `"license": "MIT",\n  "description": "Changed for a test at ${Date.now()}",`,
    ),
  );
  expect(installStep(await bake({ folder: clone, tag, targets: ['api'], flags: ['--set', '*.target=dependencies'] }))).toBe('done');
});

/** What an image that takes in everything would hold: the context as the builder sees it, after .dockerignore. */
async function contextFiles(): Promise<string[]> {
  const name = 'myflow-context:test';
  await docker(['build', '--quiet', '--tag', name, '--file', '-', clone], { input: 'FROM scratch\nCOPY . /\n', timeoutMs: 120_000 });
  const { layers } = await readImage(name);
  await removeImages(name);
  return layers
    .flatMap((layer) => layer.entries)
    .filter(({ type }) => type === 'file')
    .map((entry) => entry.path);
}

const secrets = [
  '.env',
  '.env.production',
  '.npmrc',
  'server.key',
  'server.pem',
  'id_rsa',
  'id_ed25519.pub',
  'myflow.db',
  '.git/config',
  'node_modules/left/index.js',
  'npm-debug.log',
];
const folders = [
  '',
  'my_flow_api',
  'my_flow_api/src',
  'my_flow_client',
  'my_flow_client/public',
  'my_flow_client/src/app',
  'my_flow_client/messages',
  'packages/my_flow_contract/src',
  'containers/image',
];
const planted = folders.flatMap((folder) => secrets.map((secret) => path.join(folder, secret))).filter((file) => file !== '.git/config');

it('lets no secret, repository or installed package into a build, wherever they lie', async () => {
  for (const file of planted) {
    mkdirSync(path.dirname(path.join(clone, file)), { recursive: true });
    writeFileSync(path.join(clone, file), 'planted');
  }
  const seen = await contextFiles();
  expect(seen).toContain('my_flow_client/public/robots.txt');
  expect(seen).toContain('my_flow_api/src/main.ts');
  expect(seen.filter((file) => planted.includes(file) || /(^|\/)(\.git|node_modules|e2e|docs)\//.test(file))).toEqual([]);
});

it('would see them without .dockerignore', async () => {
  rmSync(path.join(clone, '.dockerignore'));
  const seen = await contextFiles();
  expect(planted.filter((file) => !seen.includes(file))).toEqual([]);
});

/** Whether `bun install` was run, or its layer was there from before. */
function installStep(said: string): 'done' | 'kept' | 'missing' {
  const step = /^#(\d+) \[(?:\w+ )?dependencies \d+\/\d+\] RUN .*bun install/m.exec(said)?.[1];
  if (step === undefined) return 'missing';
  return new RegExp(`^#${step} CACHED`, 'm').test(said) ? 'kept' : 'done';
}
