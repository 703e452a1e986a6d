import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { runProgram } from '../lib/run-program.mjs';

/** Flat out. Below 20,000 requests the compiler of Node is still at work on the code of the server. */
const flatPlan = { warmUp: 20_000, rounds: 5, requests: 5_000, roundMsMax: 60_000 };
/** Paced: five requests a second of each person. */
const pacedPlan = { everyMs: 200, forMs: 10_000 };

/**
 * Runs a load from a process of its own, and answers its figures. What is given goes before the usual plan.
 * @param {{ url: string, secret: string, people: number, serverPid: number | undefined, flowsEach: number, server: 'api' | 'api, flat out alone' | 'client' | 'bare' } & Partial<typeof flatPlan>} plan
 */
export async function runLoad(plan) {
  const whole = JSON.stringify({ ...flatPlan, ...pacedPlan, ...plan });
  const { code, output } = await runProgram('node', [path.join(root, 'scripts/bench/run-load.mjs'), whole], { timeoutMs: 900_000 });
  if (code !== 0) throw new Error(`The load ended with code ${code}:\n${output}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '{}');
}
