import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { docker, runProgram } from './run-program.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A fresh clone of the commit that is checked out here: nothing that was built, nothing that is not committed. The caller removes the folder. */
export async function cloneCommit(): Promise<string> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'myflow-containers-')), 'myflow');
  await runProgram('git', ['clone', '--quiet', '--no-hardlinks', root, folder], { timeoutMs: 120_000 });
  return folder;
}

/** What was changed here and not committed, a line each: none of it is in an image. */
export async function uncommitted(): Promise<string> {
  return (await runProgram('git', ['status', '--short'], { cwd: root })).stdout.trimEnd();
}

export type Commit = { readonly revision: string; readonly epochSeconds: string };

export async function commitOf(folder: string): Promise<Commit> {
  const { stdout } = await runProgram('git', ['log', '-1', '--format=%H %ct'], { cwd: folder });
  const [revision = '', epochSeconds = ''] = stdout.trim().split(' ');
  return { revision, epochSeconds };
}

export type BakeOptions = {
  readonly folder: string;
  readonly tag: string;
  readonly targets?: readonly string[];
  readonly flags?: readonly string[];
};

/** Builds images as a release does, by docker-bake.hcl, into this machine's engine. Gives what BuildKit said. */
export async function bake({ folder, tag, targets = [], flags = [] }: BakeOptions): Promise<string> {
  const { revision, epochSeconds } = await commitOf(folder);
  const env = {
    TAGS: tag,
    REVISION: revision,
    SOURCE_DATE_EPOCH: epochSeconds,
    VERSION: '0.0.0-test',
    SOURCE: 'https://example.org/myflow',
  };
  const { stderr } = await runProgram('docker', ['buildx', 'bake', '--progress=plain', '--load', ...flags, ...targets], {
    cwd: folder,
    env,
    timeoutMs: 900_000,
  });
  return stderr;
}

/** Takes names away from images; layers that nothing else needs go with them. */
export async function removeImages(...images: string[]): Promise<void> {
  await docker(['image', 'rm', '--force', ...images]).catch(() => {});
}
