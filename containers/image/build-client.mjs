// Builds the client inside its image's build stage: `node containers/image/build-client.mjs <folder>` leaves in the folder what its server needs, and no more.
// Next takes an id and keys at random for each build; here all come from what is built, so that two builds of one commit make the same files. Nothing secret
// is lost: an image that anybody may pull keeps no key, and MyFlow has neither draft pages nor server actions, which are what the keys are for.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const client = path.join(root, 'my_flow_client');
const folder = path.resolve(process.argv[2] ?? 'rootfs');
const stamp = stampOf(['bun.lock', 'packages', 'my_flow_client']);

build();
assemble();
replacePreviewKeys();

/**
 * A hash over names and contents of files, the same wherever they lie.
 * @param {string[]} places from the root
 */
function stampOf(places) {
  const hash = createHash('sha256');
  for (const file of places.flatMap((place) => filesUnder(place)).sort()) {
    hash.update(`${file}\0`).update(
      createHash('sha256')
        .update(readFileSync(path.join(root, file)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

/**
 * @param {string} place a file or folder, from the root
 * @returns {string[]}
 */
function filesUnder(place) {
  if (!statSync(path.join(root, place)).isDirectory()) return [place];
  return readdirSync(path.join(root, place), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== '.next')
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(path.join(place, entry.name)) : [path.join(place, entry.name)]));
}

/** @param {string} purpose */
function derived(purpose) {
  return createHash('sha256').update(`${stamp} ${purpose}`).digest();
}

function build() {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    MYFLOW_BUILD_ID: stamp.slice(0, 20),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: derived('server actions').toString('base64'),
  };
  const next = path.join(root, 'node_modules/next/dist/bin/next');
  const { status } = spawnSync(process.execPath, [next, 'build'], { cwd: client, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * The server's static files and `public` go beside it, where Next does not put them. An image library and the packages which that alone needs are left
 * out, since images are sent as they are, and so are source maps.
 */
function assemble() {
  const standalone = path.join(client, '.next/standalone');
  const unread = new Set(['sharp', '@img', 'detect-libc', 'semver'].map((name) => path.join(standalone, 'node_modules', name)));
  cpSync(standalone, folder, { recursive: true, filter: (source) => !unread.has(source) && !source.endsWith('.map') });
  for (const part of ['.next/static', 'public']) {
    const to = path.join(folder, 'my_flow_client', part);
    rmSync(to, { recursive: true, force: true });
    cpSync(path.join(client, part), to, { recursive: true, filter: (source) => !source.endsWith('.map') });
  }
}

/** In a container Next takes new keys for its preview pages at every build, and there is no setting for them. */
function replacePreviewKeys() {
  const next = path.join(folder, 'my_flow_client/.next');
  /** @type {{ preview: Record<string, string> }} */
  const { preview } = JSON.parse(readFileSync(path.join(next, 'prerender-manifest.json'), 'utf8'));
  const keys = Object.entries(preview);
  if (keys.length === 0) throw new Error('Next no longer writes its preview keys into prerender-manifest.json: see where they are now');
  for (const file of ['prerender-manifest.json', 'server/preview-props.json']) {
    let text = readFileSync(path.join(next, file), 'utf8');
    for (const [name, key] of keys) text = text.replaceAll(key, derived(name).toString('hex').slice(0, key.length));
    writeFileSync(path.join(next, file), text);
  }
}
