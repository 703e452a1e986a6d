import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { products } from '../lib/build-products.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { startService, untilAnswering } from '../lib/service.mjs';
import { runLoad } from './start-load.mjs';

const secret = 'a secret of this run alone, nothing else has it';
const people = 50;
const plan = { warmUp: 8_000, rounds: 3, requests: 3_000 };

/**
 * What passing a page on costs the client: behind it stands a server that answers the same page whatever is asked.
 * @param {number} pageBytes
 * @param {string} folder
 */
export async function clientRun(pageBytes, folder) {
  mkdirSync(path.join(folder, 'client'), { recursive: true });
  const [behindPort, port] = [await freePort(), await freePort()];
  const [behindUrl, url] = [`http://127.0.0.1:${behindPort}`, `http://127.0.0.1:${port}`];
  const behind = startService({
    name: 'bare server',
    args: [path.join(root, 'scripts/bench/bare-server.mjs'), String(behindPort), String(pageBytes)],
    cwd: root,
    env: { NODE_ENV: 'production' },
    logFile: path.join(folder, 'client/bare.log'),
  });
  const client = startService({
    name: 'client',
    args: [products.client.entry],
    cwd: path.dirname(products.client.entry),
    env: { NODE_ENV: 'production', HOSTNAME: '127.0.0.1', PORT: String(port), MYFLOW_API_URL: behindUrl, MYFLOW_LOCAL_SECRET: secret },
    logFile: path.join(folder, 'client/client.log'),
  });
  try {
    await untilAnswering(behind, behindUrl, 10_000);
    await untilAnswering(client, `${url}/api/health`, 30_000);
    return await runLoad({ url, secret, people, serverPid: client.pid, flowsEach: 0, server: 'client', ...plan });
  } finally {
    await client.stop();
    await behind.stop();
  }
}
