import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { beforeEach, expect, it } from 'vitest';
import { readEnvironment } from '../packages/my_flow_contract/src/environment/index.ts';
import { root } from './lib/paths.mjs';
import { temporaryFolder } from './lib/temporary-folder.ts';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  for (const inner of ['scripts', 'bin']) mkdirSync(path.join(folder, inner));
  cpSync(path.join(root, 'scripts/make-secrets.sh'), path.join(folder, 'scripts/make-secrets.sh'));
  // Whoever runs the tests need not be root, to whom alone it is given to give files away.
  stand('chown', 'printf "%s\\n" "$*" >> "$CHOWNED"');
});

it('makes secrets that API and client take, for their owner alone', () => {
  const { env, said } = makeAs('1000:1001');
  expect(env).toMatchObject({ MYFLOW_UID: '1000', MYFLOW_GID: '1001' });
  expect(said).toContain(`Sign in with the password ${env['MYFLOW_PASSWORD']}`);
  for (const service of ['api', 'client'] as const) expect(readEnvironment(service, env, () => '').faults).toEqual([]);
  expect(statSync(path.join(folder, '.env')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toContain('backups');
});

it('leaves what is there, and says so', () => {
  const { env } = makeAs('1000:1000');
  const again = makeAs('1234:1234');
  expect(again.env).toEqual(env);
  expect(again.said).toContain('Nothing was missing in .env.');
});

it('never has containers run as root', () => {
  expect(makeAs('0:0').env).toMatchObject({ MYFLOW_UID: '65532', MYFLOW_GID: '65532' });
});

it('takes whoever has called sudo', () => {
  expect(makeAs('0:0', { SUDO_UID: '1000', SUDO_GID: '1001' }).env).toMatchObject({ MYFLOW_UID: '1000', MYFLOW_GID: '1001' });
});

it('takes neither from a root who has called sudo', () => {
  expect(makeAs('0:0', { SUDO_UID: '0', SUDO_GID: '0' }).env).toMatchObject({ MYFLOW_UID: '65532', MYFLOW_GID: '65532' });
});

it('puts right what it has made for root before, and leaves the rest', () => {
  const { env } = makeAs('1000:1000');
  const file = path.join(folder, '.env');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^(MYFLOW_.ID)=1000$/gm, '$1=0'));
  expect(makeAs('0:0').env).toEqual({ ...env, MYFLOW_UID: '65532', MYFLOW_GID: '65532' });
});

it('gives root’s folder of backups to whom they are made as, with what is in it', () => {
  writeFileSync(path.join(folder, '.env'), 'MYFLOW_BACKUP_DIR=./kept\n');
  mkdirSync(path.join(folder, 'kept'));
  writeFileSync(path.join(folder, 'kept/myflow-2026.ndjson.gz'), '');
  expect(makeAs('1000:1000').chowned).toEqual([]);
  writeFileSync(path.join(folder, '.env'), 'MYFLOW_BACKUP_DIR=./kept\n');
  expect(makeAs('0:0').chowned).toEqual(['65532:65532 ./kept', '65532:65532 ./kept/myflow-2026.ndjson.gz']);
});

type Made = { readonly env: Record<string, string>; readonly said: string; readonly chowned: readonly string[] };

/** Runs it as if by the user and the group with these numbers. */
function makeAs(ids: string, more: Readonly<Record<string, string>> = {}): Made {
  const [uid, gid] = ids.split(':');
  stand('id', `case $1 in -u) echo ${uid};; -g) echo ${gid};; esac`);
  const chowned = path.join(folder, 'chowned');
  writeFileSync(chowned, '');
  const env = { PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}`, CHOWNED: chowned, ...more };
  const said = execFileSync(path.join(folder, 'scripts/make-secrets.sh'), { env, encoding: 'utf8' });
  return {
    env: parseEnv(readFileSync(path.join(folder, '.env'), 'utf8')) as Record<string, string>,
    said,
    chowned: readFileSync(chowned, 'utf8').split('\n').filter(Boolean),
  };
}

/** A program that stands before the one of that name. */
function stand(name: string, script: string): void {
  const file = path.join(folder, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}
