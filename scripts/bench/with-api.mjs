import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { products } from '../lib/build-products.mjs';
import { root } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import { startService, untilAnswering } from '../lib/service.mjs';

/**
 * Starts an API of its own, waits until it answers at a path, and stops it when `use` is done. `startMs` is how long it took to answer.
 * @template Result
 * @param {{ dataFolder: string, secret: string, env?: Record<string, string>, untilPath: string }} place
 * @param {(api: { url: string, pid: number | undefined, startMs: number }) => Promise<Result>} use
 */
export async function withApi({ dataFolder, secret, env = {}, untilPath }, use) {
  mkdirSync(path.join(dataFolder, 'logs'), { recursive: true });
  const apiPort = await freePort();
  const api = startService({
    name: 'API',
    args: [products.api.entry],
    cwd: root,
    env: {
      NODE_ENV: 'production',
      MYFLOW_DATA_DIR: dataFolder,
      MYFLOW_LOCAL_SECRET: secret,
      MYFLOW_API_PORT: String(apiPort),
      // Requests are counted as ever; nobody is to reach the limit.
      MYFLOW_RATE_LIMIT_PER_MINUTE: '1000000',
      ...env,
    },
    logFile: path.join(dataFolder, 'logs/api.log'),
  });
  try {
    const startedMs = performance.now();
    const url = `http://127.0.0.1:${apiPort}`;
    await untilAnswering(api, `${url}${untilPath}`, 30_000);
    return await use({ url, pid: api.pid, startMs: Math.round(performance.now() - startedMs) });
  } finally {
    await api.stop();
  }
}
