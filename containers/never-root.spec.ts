import { afterAll, describe, expect, inject, it } from 'vitest';
import { removeImages } from './support/clone.ts';
import { docker } from './support/run-program.ts';

const services = ['api', 'client'] as const;
const imageOf = (service: string) => `myflow-${service}:${inject('tag')}-never-root`;

afterAll(() => removeImages(...services.map(imageOf)));

describe.each(services)('the development image of %s', (service) => {
  const run = (user: string) =>
    docker(['run', '--rm', '--user', user, '--network', 'none', imageOf(service), 'node', '-p', 'process.getuid()']);

  it('runs as whatever number it is told, but for that of root', { timeout: 900_000 }, async () => {
    // Its layers are those of the development stack, which other tests build.
    const file = `my_flow_${service}/Dockerfile.dev`;
    await docker(['build', '--quiet', '--file', file, '--tag', imageOf(service), '.'], { cwd: inject('clone'), timeoutMs: 840_000 });
    expect(await run('1000:1000')).toBe('1000');
    expect(await run('65532:65532')).toBe('65532');
    await expect(run('0:0')).rejects.toThrow('It does not run as root. Set MYFLOW_UID and MYFLOW_GID');
  });
});
