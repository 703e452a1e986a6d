import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { variableList } from '../packages/my_flow_contract/src/environment/index.ts';
import { root } from '../scripts/lib/paths.mjs';
import { useApp } from './support/app.ts';
import { filesIn, pages, readPage, shellBlocks } from './support/pages.ts';
import { call, list, makeContext, makeFlows } from './support/room.ts';

const app = useApp();

/** containers/documents.spec.ts runs it, or says of a block why not. */
const deploymentPage = 'docs/deployment/docker-deployment.md';
const doctorCommand = 'npm run myflow -- doctor';
const restoreInPlace = 'npm run myflow -- restore backups/before-the-upgrade.ndjson.gz --replace';
const moveToMongodb = 'npm run myflow -- migrate-store --from sqlite --to mongodb';

const onCluster = [
  'kubectl apply -k .',
  'kubectl --namespace myflow create secret generic myflow-secrets --from-env-file=secrets.env',
  'kubectl --namespace myflow rollout status deployment/myflow-api deployment/myflow-client',
  'kubectl --namespace myflow exec deploy/myflow-api -- node cli.mjs doctor',
];

const restoreOnCluster = shellBlocks('docs/deployment/kubernetes.md').find((block) => block.includes('restore')) ?? '';

/** Blocks for a shell that no test of this file runs, and why not. */
const notRunHere: Readonly<Record<string, string>> = {
  'npm start': 'start-and-stop.spec.ts runs it',
  'npm test': 'this test is a part of it',
  'PORT=3001 MYFLOW_API_PORT=4101 MYFLOW_DATA_DIR=.myflow-second npm start': 'start-and-stop.spec.ts sets these three for each start',
  "HOST=0.0.0.0 MYFLOW_PASSWORD='a long phrase of your own' npm start": 'start-and-stop.spec.ts starts with these two',
  'npm_config_allow_scripts=bun npx bun@1.4.4 install': 'it writes the lock file anew',
  'docker compose up': 'containers/documents.spec.ts runs it, and dev-stack.spec.ts walks through what it starts',
  './scripts/make-secrets.sh\ndocker compose -f docker-compose.prod.yml up -d --wait':
    'containers/documents.spec.ts runs both, and prod-stack.spec.ts walks through what they start',
  'kubectl kustomize deploy/kubernetes': 'it needs kubectl; scripts/deployment/kubernetes.test.ts reads the files by itself',
  [onCluster.join('\n')]: 'it needs a cluster',
  [restoreOnCluster]: 'it needs a cluster',
  'docker buildx bake': 'containers/support/clone.ts runs it, with a tag of its own',
  "docker run --rm --user=0 --network=none --volume=myflow-data:/data myflow-api:dev node --eval \"require('node:fs').chownSync('/data', 65532, 65532)\"":
    'containers/image-volume.spec.ts runs it, with a volume of its own',
  'docker exec myflow-api node cli.mjs doctor': 'containers/image-volume.spec.ts runs it in its own container',
};

it('runs every command of the guide to the API, one after the other', async () => {
  const script = shellBlocks('docs/guides/api.md').join('\n');
  const { code, output } = await bash(
    script.replaceAll('http://127.0.0.1:3000', app.url()).replaceAll('http://127.0.0.1:4100', app.pair().apiUrl),
    { MYFLOW_DATA_DIR: app.dataFolder() },
  );
  expect(code, output).toBe(0);
  const { items } = await call<{ items: { id: string; name: string }[] }>(app, 'GET', '/contexts');
  const [study] = items;
  expect(study?.name).toBe('Study');
  for (const heard of [
    `${study?.id}\n`,
    '"read chapter 3"',
    '"return the book"',
    '"thank the librarian"',
    '"author":"token:tok_',
    '"nextCursor":null',
    'event: ready',
    'event: act',
  ]) {
    expect(output).toContain(heard);
  }
});

it('finds the reference where the guide to the API says it is', async () => {
  const addresses = readPage('docs/guides/api.md').match(/(?<=<)http:\/\/127\.0\.0\.1:4100[^>]+/g) ?? [];
  expect(addresses.length).toBe(2);
  for (const address of addresses) expect((await fetch(address.replace('http://127.0.0.1:4100', app.pair().apiUrl))).status).toBe(200);
});

it('finds nothing wrong with this MyFlow by the command of the guide to operating', async () => {
  const { code, output } = await bash(doctorCommand, { MYFLOW_DATA_DIR: app.dataFolder() });
  expect(code, output).toBe(0);
  for (const heard of ['MYFLOW_LOCAL_SECRET', 'not shown', 'is sound', 'All that was looked at is well.']) expect(output).toContain(heard);
});

it('runs every command of the guide to backups, while MyFlow runs', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-guide-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const inFolder = (command: string) => command.replaceAll('backups/', `${folder}/backups/`).replaceAll('.myflow-tried', `${folder}/tried`);
  const env = { MYFLOW_DATA_DIR: app.dataFolder() };
  const blocks = shellBlocks('docs/guides/backup.md');
  const commands = blocks.filter((block) => block !== restoreInPlace && block !== moveToMongodb);
  expect(commands).toHaveLength(blocks.length - 2);
  const { code, output } = await bash(commands.map(inFolder).join('\n'), env);
  expect(code, output).toBe(0);
  for (const heard of ['which was read back and is whole', 'is whole: every byte is as it was written', 'read back and compared']) {
    expect(output).toContain(heard);
  }
  // What is in use is not replaced.
  const refused = await bash(inFolder(restoreInPlace), env);
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('myflow.db is in use. Stop MyFlow')]);
});

it('has no other command in a document than those known here', () => {
  const runWhole = ['docs/guides/api.md', 'docs/guides/backup.md', deploymentPage];
  const others = pages().filter((page) => !runWhole.includes(page));
  const found = new Set(others.flatMap(shellBlocks).filter((block) => block !== doctorCommand));
  expect([...found].toSorted()).toEqual(Object.keys(notRunHere).toSorted());
});

it('has every page that a link leads to', () => {
  const broken = pages().flatMap((page) => {
    const targets = [...readPage(page).matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
    return targets.filter((target) => !existsSync(path.join(root, path.dirname(page), target))).map((target) => `${page}: ${target}`);
  });
  expect(broken).toEqual([]);
});

it('has each decision under a number of its own, and in the list', () => {
  const decisions = readdirSync(path.join(root, 'docs/decisions')).filter((file) => /^\d/.test(file));
  expect(decisions.map((file) => Number(file.slice(0, 4)))).toEqual(decisions.map((_, index) => index + 1));
  const listed = readPage('docs/decisions/README.md').match(/(?<=^\| \d+ \| \[).+(?=\) \|$)/gm) ?? [];
  expect(listed).toEqual(decisions.map((file) => `${/^# \d+\. (.+)$/m.exec(readPage(`docs/decisions/${file}`))?.[1]}](${file}`));
});

it('names no setting that is not in the table of variables', () => {
  const known = new Set(variableList.flatMap(({ name, aliases = [] }) => [name, ...aliases].flatMap((each) => [each, `${each}_FILE`])));
  const told = pages().flatMap((page) => readPage(page).match(/\b(?:MYFLOW|LOGTO|OIDC|MONGODB|REDIS|OTEL)_[A-Z_]+[A-Z]\b/g) ?? []);
  expect(told.length).toBeGreaterThan(50);
  expect([...new Set(told)].filter((name) => !known.has(name) && !name.startsWith('MYFLOW_TEST_'))).toEqual([]);
});

it('quotes messages as they are said', () => {
  const said = [
    'scripts/lib',
    'my_flow_client/messages',
    'my_flow_client/src',
    'my_flow_api/src',
    'packages/my_flow_contract/src/environment',
  ]
    .flatMap((folder) => filesIn(folder, /(?<!\.test)\.(?:mjs|tsx?|json)$/))
    .concat('docker-compose.prod.yml')
    .map(readPage)
    .join('\n');
  const table = readPage('docs/guides/running.md').split('## When something is wrong')[1] ?? '';
  const quoted = `${table}\n${readPage('docs/guides/when-something-is-wrong.md')}`.match(/(?<=^\| `)[^`]+(?=`)/gm) ?? [];
  expect(quoted.length).toBeGreaterThan(40);
  // Three dots and figures stand for what differs from case to case.
  const parts = quoted.flatMap((message) => message.split(/…|\d+/)).map((part) => part.trim());
  expect(parts.filter((part) => !said.includes(part))).toEqual([]);
});

it('has every key in the guide to the keys that the sheet of keys has, and no other', async () => {
  const work = await makeContext(app, { name: 'Work' });
  await makeFlows(app, work.id, ['One', 'Two', 'Three', 'Four', 'Five', 'Six']);
  const page = await app.open(`/c/${work.id}`);
  await list(page, /^Now/).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const shown = await keysOnSheet(page);
  const [sheet = ''] = readPage('docs/guides/keys.md').split('## Inside of things');
  const told = [...sheet.matchAll(/^\| ([^|]+) \| (`[^|]+) \|$/gm)].map(([, title, keys]) => `${title}: ${keys?.replaceAll('`', '')}`);
  expect(told.toSorted()).toEqual(shown.toSorted());
});

/** The rows of the sheet that `?` opens, as the guide writes them; the first nine contexts are one row. */
async function keysOnSheet(page: Page): Promise<string[]> {
  await page.keyboard.press('?');
  const rows = page.getByRole('dialog', { name: 'Keys' }).getByRole('listitem');
  await rows.first().waitFor();
  const read = await rows.evaluateAll((items) =>
    items.map((item) => ({
      title: item.querySelector('span')?.textContent ?? '',
      keys: [...item.querySelectorAll('.sr-only')].map((keys) => keys.textContent),
    })),
  );
  const withKeys = read.filter(({ keys }) => keys.length > 0);
  return [...new Set(withKeys.map(({ title, keys }) => `${titleInGuide(title)}: ${keys.map(keysInGuide).join(', ')}`))];
}

function titleInGuide(title: string): string {
  return title.replace(/^Open (?:Work|Study)$/, 'Open the first to ninth context').replace(/\bWork\b/, 'the context');
}

const names: Readonly<Record<string, string>> = { shift: 'Shift', alt: 'Alt', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };

function keysInGuide(keys: string): string {
  if (/^\d$/.test(keys)) return '1 to 9';
  const parts = keys.replace('Ctrl or Cmd', 'Ctrl').split(' ');
  return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join('+');
}

function bash(script: string, env: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
  const child = spawn('bash', ['-c', `set -euo pipefail\n${script}`], { cwd: root, env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
