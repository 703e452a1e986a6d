import { availableParallelism } from 'node:os';
import { runProgram } from './run-program.mjs';

/** @type {{ name: string, command: string, args: string[] }[]} */
const checks = [
  { name: 'types: scripts, e2e', command: 'tsc', args: ['-p', '.'] },
  { name: 'types: contract', command: 'tsc', args: ['-p', 'packages/my_flow_contract'] },
  { name: 'types: cache', command: 'tsc', args: ['-p', 'packages/my_flow_cache'] },
  { name: 'types: api', command: 'tsc', args: ['-p', 'my_flow_api'] },
  { name: 'types: client', command: 'tsc', args: ['-p', 'my_flow_client', '--incremental', 'false'] },
  { name: 'format and lint (biome)', command: 'biome', args: ['check', '--error-on-warnings', '--max-diagnostics=50'] },
  { name: 'promises and types (oxlint)', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'dead code (knip)', command: 'knip', args: ['--no-progress'] },
  { name: 'import rules', command: 'node', args: ['scripts/import-rules/import-rules.ts'] },
  { name: 'generated files', command: 'node', args: ['scripts/environment/generate.ts', '--check'] },
];

/** @typedef {{ name: string, ok: boolean, seconds: number, output: string }} CheckResult */

/**
 * Runs every check to its end, as many at once as there are cores, and answers in their order.
 * @returns {Promise<CheckResult[]>}
 */
export async function runChecks() {
  /** @type {CheckResult[]} */
  const results = [];
  const waiting = checks.map((check, index) => ({ ...check, index }));
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const startedMs = performance.now();
      const { code, output } = await runProgram(check.command, check.args, { timeoutMs: 300_000 });
      results[check.index] = { name: check.name, ok: code === 0, seconds: (performance.now() - startedMs) / 1000, output };
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

/**
 * What failed, in its own words, and then a table.
 * @param {CheckResult[]} results
 */
export function describeChecks(results) {
  const failures = results.filter((result) => !result.ok).map((result) => `--- ${result.name}\n${result.output.trimEnd()}\n`);
  const width = Math.max(...results.map((result) => result.name.length));
  const rows = results.map(
    (result) => `${result.name.padEnd(width)}  ${result.ok ? 'ok    ' : 'FAILED'}  ${result.seconds.toFixed(1).padStart(5)} s`,
  );
  return [...failures, ...rows].join('\n');
}
