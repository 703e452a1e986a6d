import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { examineAndTell } from '#src/cli/doctor/doctor.ts';

export type Diagnosis = {
  readonly code: number;
  readonly text: string;
  /** What is said of one subject, line by line, with its mark. */
  of(subject: string): string[];
  /** What is wrong, line by line. */
  readonly wrongs: readonly string[];
};

/** Stands in every secret that a test gives, and must not come back out. */
export const plantedSecret = 'hunter2-planted';

/** Runs `doctor` on an environment that has a secret, a data folder of its own, and what the test gives. */
export async function runDoctor(given: Record<string, string> = {}, ...args: string[]): Promise<Diagnosis> {
  const folder = mkdtempSync(path.join(tmpdir(), 'myflow-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const lines: string[] = [];
  const env = { MYFLOW_LOCAL_SECRET: `${plantedSecret}-${'x'.repeat(32)}`, MYFLOW_DATA_DIR: folder, ...given };
  const code = await examineAndTell({ args, say: (line) => lines.push(line), signal: new AbortController().signal }, env);
  const told = lines.map((line) => line.trim().replaceAll(/\s{2,}/g, ' '));
  return {
    code,
    text: lines.join('\n'),
    of: (subject) => told.filter((line) => line.replace(/^(?:ok|note|WRONG) /, '').startsWith(`${subject} `)),
    wrongs: told.filter((line) => line.startsWith('WRONG ')),
  };
}
