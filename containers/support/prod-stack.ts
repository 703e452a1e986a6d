import { readFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../../scripts/lib/ports.mjs';
import { runProgram } from './run-program.ts';
import { createStack, type Stack, type StackOptions } from './stack.ts';

export type ProdStackOptions = {
  /** The clone that holds the compose file. */
  readonly folder: string;
  /** The tag of the images. */
  readonly tag: string;
  readonly project: string;
  readonly over?: StackOptions['over'];
  readonly env?: StackOptions['env'];
};

/** The stack, where its pages are, and what its compose file is given. */
export type ProdStack = { readonly stack: Stack; readonly url: string; readonly password: string; readonly env: StackOptions['env'] };

/** The production stack with fresh secrets, on a port of its own. Nothing of it runs yet. */
export async function createProdStack({ folder, tag, project, over = [], env = {} }: ProdStackOptions): Promise<ProdStack> {
  const port = await freePort();
  await runProgram('./scripts/make-secrets.sh', [], { cwd: folder });
  const password = /^MYFLOW_PASSWORD=(.*)$/m.exec(readFileSync(path.join(folder, '.env'), 'utf8'))?.[1] ?? '';
  const given = { MYFLOW_PORT: String(port), MYFLOW_VERSION: tag, MYFLOW_RATE_LIMIT_PER_MINUTE: '0', ...env };
  const stack = createStack({ folder, file: 'docker-compose.prod.yml', over, project, env: given });
  return { stack, url: `http://127.0.0.1:${port}`, password, env: given };
}
