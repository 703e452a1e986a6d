import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { engineFault } from '../../scripts/lib/find-engine.mjs';
import { bake, cloneCommit, uncommitted } from './clone.ts';
import { sweepContainers } from './container.ts';
import { readReport, report, startReport } from './report.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A clean clone of the commit, from which both images were built. */
    clone: string;
    /** The tag of `myflow-api` and `myflow-client` that was built from it. */
    tag: string;
    /** Of this run alone. */
    run: string;
  }
}

const tag = 'test';
const run = randomBytes(6).toString('hex');

/** Builds both images once, for all files of tests, and sweeps up after them. Without an engine nothing can be tried, which is a failure. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const fault = await engineFault();
  if (fault !== null) throw new Error(`The tests of images and stacks cannot run: ${fault}`);
  startReport();
  const left = await uncommitted();
  if (left !== '') console.log(`The images are built from the last commit, without these changes:\n${left}\n`);
  const clone = await cloneCommit();
  const startedMs = performance.now();
  // For work on the tests themselves; never where CI is set.
  const kept = process.env['MYFLOW_TEST_IMAGES'] === 'kept' && !process.env['CI'];
  if (!kept) await bake({ folder: clone, tag });
  report('Build of both images from a clean clone', [
    ['', 'seconds'],
    ['with whatever layers were kept', seconds(startedMs)],
  ]);
  project.provide('clone', clone);
  project.provide('tag', tag);
  project.provide('run', run);
  return async () => {
    await sweepContainers(run);
    rmSync(path.dirname(clone), { recursive: true, force: true });
    console.log(`\nMeasured\n${readReport()}`);
  };
}

function seconds(sinceMs: number): string {
  return ((performance.now() - sinceMs) / 1000).toFixed(1);
}
