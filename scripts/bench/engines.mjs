import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../lib/paths.mjs';
import { childEnv } from '../lib/run-program.mjs';

const startMsMax = 120_000;
const program = path.join(root, 'my_flow_api/src/testing/bench/serve-engines.ts');

/**
 * Starts a MongoDB and a Redis server in a process of their own, as the tests do: `MYFLOW_TEST_MONGODB_URI` names a running MongoDB, `MONGOMS_SYSTEM_BINARY` a program,
 * else one is downloaded. `missing` tells in words what could not be had.
 */
export async function startEngines() {
  const child = spawn('node', [program], { cwd: path.join(root, 'my_flow_api'), env: childEnv(), stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise((resolve) => child.once('close', resolve));
  const late = setTimeout(() => child.kill('SIGKILL'), startMsMax);
  /** @type {{ missing?: string, mongodbUri: string, answeringUri: string, redisUrl: string, database: string }} */
  const place = await nextAnswer();
  clearTimeout(late);
  return {
    ...place,
    /**
     * What documents or Redis take; the answers are those of the program's own questions.
     * @param {object} question
     */
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const answer = await nextAnswer();
      if (answer.fault) throw new Error(`It could not be measured: ${answer.fault}`);
      return answer;
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };

  async function nextAnswer() {
    const { value, done } = await lines.next();
    if (done) return { missing: 'the program that starts them ended' };
    return JSON.parse(value);
  }
}
