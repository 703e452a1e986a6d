import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { bake, cloneCommit, commitOf, removeImages } from './support/clone.ts';
import { readImage } from './support/read-image.ts';
import { report } from './support/report.ts';
import { docker } from './support/run-program.ts';

const tag = 'again';

afterAll(() => removeImages(`myflow-api:${tag}`, `myflow-client:${tag}`));

it('gives the same files, hash by hash, when the commit is built again from another folder and nothing kept', async () => {
  const clone = await cloneCommit();
  const { epochSeconds } = await commitOf(clone);
  const startedMs = performance.now();
  await bake({ folder: clone, tag, flags: ['--no-cache'] });
  report('Build of both images with nothing kept', [
    ['', 'seconds'],
    ['', ((performance.now() - startedMs) / 1000).toFixed(1)],
  ]);
  rmSync(path.dirname(clone), { recursive: true, force: true });
  for (const image of ['myflow-api', 'myflow-client']) {
    const [first, second] = [await filesOf(`${image}:${inject('tag')}`), await filesOf(`${image}:${tag}`)];
    expect(first.length).toBeGreaterThan(20);
    expect(second).toEqual(first);
    for (const mtimeMs of await timesOf(`${image}:${tag}`)) expect([0, Number(epochSeconds) * 1000]).toContain(mtimeMs);
  }
}, 900_000);

it('would see the one file that hangs on when it was built', async () => {
  const lines = `
    FROM node:24-trixie-slim AS clock
    RUN mkdir /files && echo same > /files/same && date +%s%N > /files/now
    FROM scratch
    COPY --from=clock /files/ /
  `;
  const name = 'myflow-clock:test';
  const built = async () => {
    await docker(['build', '--quiet', '--no-cache', '--tag', name, '-'], { input: lines, timeoutMs: 120_000 });
    return filesOf(name);
  };
  const [first, second] = [await built(), await built()];
  await removeImages(name);
  const differing = second.filter((file) => !first.includes(file));
  expect([second.length, differing]).toEqual([first.length, [expect.stringContaining(' now ')]]);
});

/**
 * Without their times: BuildKit does not look at times when it compares what is copied, so that a layer which it kept may bear the time of the commit that
 * made the same files first. And sorted: it has two ways of walking a layer, which disagree whether `react-dom` comes before what is in `react`.
 */
async function filesOf(name: string): Promise<string[]> {
  const { layers } = await readImage(name);
  return layers
    .flatMap((layer, index) =>
      layer.entries.map(({ path: file, type, mode, uid, gid, linkname, sha256 }) =>
        [index, file, type, mode.toString(8), uid, gid, linkname, sha256].join(' '),
      ),
    )
    .sort();
}

async function timesOf(name: string): Promise<number[]> {
  const { layers } = await readImage(name);
  return layers.flatMap((layer) => layer.entries.map(({ mtimeMs }) => mtimeMs));
}
