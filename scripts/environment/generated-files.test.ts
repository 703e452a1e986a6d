import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import {
  type ListedVariable,
  readEnvironment,
  variableChapters,
  variableList,
} from '../../packages/my_flow_contract/src/environment/index.ts';
import { root } from '../lib/paths.mjs';
import { temporaryFolder } from '../lib/temporary-folder.ts';
import { composeEnvironment, fillComposeFile } from './compose-environment.ts';
import { driftedFiles, generatedFiles, writeFiles } from './generated-files.ts';

const people = variableList.filter((variable) => !variable.unattended);

function textOf(file: string): string {
  return generatedFiles(root).find((generated) => generated.file === file)?.text ?? '';
}

it('finds the committed files to be what the table makes of them', () => {
  expect(driftedFiles(root, generatedFiles(root))).toEqual([]);
});

it('finds a variable that was planted into the table, and a line that was edited by hand', () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'docs/reference'), { recursive: true });
  mkdirSync(path.join(folder, 'scripts/lib'), { recursive: true });
  const files = generatedFiles(folder);
  writeFiles(folder, files);
  expect(driftedFiles(folder, files)).toEqual([]);
  const [first] = variableList;
  if (first === undefined) throw new Error('the table is empty');
  // A name that the table does not have is what is being tried.
  const planted = { ...first, name: 'MYFLOW_PLANTED' } as unknown as ListedVariable;
  const drifted = driftedFiles(folder, generatedFiles(folder, [...variableChapters, { title: 'Planted', variables: [planted] }]));
  expect(drifted).toEqual(['.env.template', '.env.example', 'docs/reference/environment.md', 'scripts/lib/variable-names.json']);
  cpSync(path.join(folder, '.env.example'), path.join(folder, '.env.template'));
  expect(driftedFiles(folder, files)).toEqual(['.env.template']);
});

it('writes a template of which op run understands every line, with the line of each variable', () => {
  const lines = textOf('.env.template').split('\n');
  for (const line of lines) expect(line).toMatch(/^(?:#.*|[A-Z][A-Z0-9_]*=op:\/\/MyFlow\/\w+\/[A-Z][A-Z0-9_]*|)$/);
  const inForce = parseEnv(textOf('.env.template'));
  expect(Object.keys(inForce).toSorted()).toEqual(people.flatMap(({ name, usual }) => (usual ? [name] : [])).toSorted());
  const all = parseEnv(textOf('.env.template').replaceAll(/^# (?=[A-Z][A-Z0-9_]*=op:)/gm, ''));
  expect(Object.keys(all).toSorted()).toEqual(people.map(({ name }) => name).toSorted());
});

it('has in the lines in force all that a set-up with its own database, cache and issuer requires', () => {
  const values = Object.fromEntries(
    people.filter(({ usual }) => usual).map(({ name, example }) => [name, example.includes('$(') ? 'x'.repeat(44) : bare(example)]),
  );
  for (const service of ['api', 'client'] as const) expect(readEnvironment(service, values, readNothing).faults).toEqual([]);
});

it('writes an example that both services take when every # is taken off', () => {
  const text = textOf('.env.example').replaceAll(/^# (?=[A-Z][A-Z0-9_]*=)/gm, '');
  const given = { ...parseEnv(text), MYFLOW_LOCAL_SECRET: 'x'.repeat(44), LOGTO_COOKIE_SECRET: 'x'.repeat(44) };
  expect(Object.keys(given).length).toBe(people.length);
  for (const service of ['api', 'client'] as const) expect(readEnvironment(service, given, readNothing).faults).toEqual([]);
});

it('tells on the reference page all that there is to be known of a variable', () => {
  const entry = textOf('docs/reference/environment.md').split('### REDIS_URL\n')[1]?.split('###')[0] ?? '';
  for (const fact of [
    '`UPSTASH_REDIS_REST_URL`',
    'rediss://',
    '| secret | yes |',
    '| read by | API, client |',
    '`redis://redis:6379`',
    'Upstash:',
  ])
    expect(entry).toContain(fact);
  for (const { name } of variableList) expect(textOf('docs/reference/environment.md')).toContain(`\n### ${name}\n`);
});

it('passes variables on to a service in a compose file under all of their names', () => {
  const lines = composeEnvironment('client', variableList, ['PORT']);
  expect(lines).toContain(`MYFLOW_API_URL: \${MYFLOW_API_URL:-\${NEXT_PUBLIC_API_URL:-}}`);
  expect(lines).toContain(`MYFLOW_PASSWORD: \${MYFLOW_PASSWORD:-}`);
  expect(lines.filter((line) => /^(?:PORT|MONGODB_URI|MYFLOW_STARTED_BY):/.test(line))).toEqual([]);
});

it('writes the region of a compose file anew and leaves the rest alone', () => {
  const before = [
    '  api:',
    '    environment:',
    '      PORT: 1',
    '      # environment of api, but for PORT, HOST: made by npm run generate',
  ];
  const after = ['      # end of it', '    restart: always', ''];
  const once = fillComposeFile([...before, '      OLD: x', ...after].join('\n'), variableList);
  expect(once.startsWith(before.join('\n'))).toBe(true);
  expect(once.endsWith(after.join('\n'))).toBe(true);
  expect(once).toContain(`\n      MONGODB_URI: \${MONGODB_URI:-}\n`);
  expect(once).not.toMatch(/OLD|PORT: \$\{PORT/);
  expect(fillComposeFile(once, variableList)).toBe(once);
});

it('leaves the names to what starts before anything is installed', () => {
  expect(JSON.parse(textOf('scripts/lib/variable-names.json'))).toEqual(
    expect.objectContaining({ MYFLOW_PASSWORD: [], MYFLOW_PUBLIC_URL: ['NEXT_PUBLIC_BASE_URL'] }),
  );
});

function bare(example: string): string {
  return example.replaceAll(/^['"]|['"]$/g, '');
}

function readNothing(): string {
  throw new Error('no file is named');
}
