import { runProgram } from './run-program.mjs';

const oldest = 25;

/** How to get an engine, for the person who has none. */
export const engineAdvice = `Install Docker Engine ${oldest} or newer with Buildx and Compose, or start the one that is there: docker info tells whether it answers.`;

/** Why containers cannot be built and started on this machine, in words; null when they can. */
export async function engineFault() {
  const { code, output } = await runProgram('docker', ['version', '--format', '{{.Server.Version}}'], { timeoutMs: 20_000 });
  if (code !== 0) return `no Docker Engine answers (${output.trim().split('\n').at(-1)})`;
  if (Number.parseInt(output, 10) < oldest) return `the Docker Engine is ${output.trim()}`;
  for (const part of ['buildx', 'compose']) {
    const { code: missing } = await runProgram('docker', [part, 'version'], { timeoutMs: 20_000 });
    if (missing !== 0) return `docker ${part} is not there`;
  }
  return null;
}
