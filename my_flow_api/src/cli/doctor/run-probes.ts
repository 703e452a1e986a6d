import { setTimeout } from 'node:timers/promises';
import { codesOf, connectionWords } from './connection-words.ts';
import { type Finding, type Probe, probeMsMax, wrong } from './finding.ts';

/** Runs all probes at once, each for at most `msMax` milliseconds, and answers in their order. */
export async function runProbes(probes: readonly Probe[], msMax = probeMsMax): Promise<Finding[]> {
  return (await Promise.all(probes.map((probe) => runOne(probe, msMax)))).flat();
}

async function runOne({ subject, run }: Probe, msMax: number): Promise<readonly Finding[]> {
  const done = new AbortController();
  const late = setTimeout(msMax, [wrong(subject, `does not answer within ${msMax / 1_000} seconds. Look whether it is overloaded.`)], {
    signal: done.signal,
  }).catch(() => []);
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    return [wrong(subject, connectionWords(codesOf(error)) ?? `failed: ${kindOf(error)}. Look into its own log.`)];
  } finally {
    done.abort();
  }
}

/** The name of an error and its code; its message might repeat a secret. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return 'for an unknown reason';
  return [error.name, ...codesOf(error)].join(' ');
}
