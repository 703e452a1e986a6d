import { docker } from './run-program.ts';

export type StackOptions = {
  /** The clone that holds the compose file. */
  readonly folder: string;
  readonly file: string;
  /** Other compose files that are laid over it, in their order. */
  readonly over?: readonly string[];
  /** Keeps the stack apart from any other, that of a developer too. */
  readonly project: string;
  readonly env: Readonly<Record<string, string>>;
};

export type ServiceState = {
  readonly id: string;
  readonly startedAt: string;
  readonly restarts: number;
  readonly exitCode: number;
  readonly status: string;
};

type Inspected = {
  readonly Id: string;
  readonly RestartCount: number;
  readonly State: {
    readonly StartedAt: string;
    readonly ExitCode: number;
    readonly Status: string;
    readonly Health?: { readonly Status: string };
  };
};

export type Stack = {
  /** Runs `docker compose` on the stack and gives what it printed. */
  compose(args: readonly string[], timeoutMs?: number): Promise<string>;
  /** Brings services up, all by default, and waits until they are healthy. Gives the milliseconds it took. */
  up(...args: readonly string[]): Promise<number>;
  /** Runs a script with the image's own Node inside a service and gives what it printed. */
  evaluate(service: string, script: string): Promise<string>;
  /** The containers of a service, whatever their state. */
  states(service: string): Promise<ServiceState[]>;
  /** Waits until a service is called healthy. */
  untilHealthy(service: string, withinMs?: number): Promise<void>;
  /** Removes containers, networks and, with `volumes`, all data. */
  down(options?: { readonly volumes: boolean }): Promise<void>;
};

/** A stack of one of the compose files of a clone. */
export function createStack({ folder, file, over = [], project, env }: StackOptions): Stack {
  const files = [file, ...over].flatMap((each) => ['--file', each]);
  const compose = (args: readonly string[], timeoutMs = 300_000) =>
    docker(['compose', '--project-name', project, ...files, ...args], { cwd: folder, env, timeoutMs });

  async function states(service: string): Promise<ServiceState[]> {
    const ids = (await compose(['ps', '--all', '--quiet', service])).split('\n').filter((id) => id !== '');
    if (ids.length === 0) return [];
    // As JSON: a template fails at what an engine leaves out, as the health of a service that has no probe.
    return (JSON.parse(await docker(['inspect', ...ids])) as Inspected[]).map(({ Id, RestartCount, State }) => ({
      id: Id,
      startedAt: State.StartedAt,
      restarts: RestartCount,
      exitCode: State.ExitCode,
      status: State.Health?.Status ?? State.Status,
    }));
  }

  return {
    compose,
    states,
    async up(...args) {
      const beganMs = performance.now();
      await compose(['up', '--detach', '--wait', '--wait-timeout', '240', ...args]);
      return performance.now() - beganMs;
    },
    evaluate: (service, script) => compose(['exec', '--no-TTY', service, 'node', '--input-type=module', '--eval', script], 60_000),
    async untilHealthy(service, withinMs = 60_000) {
      const deadlineMs = Date.now() + withinMs;
      for (;;) {
        const all = await states(service);
        if (all.length > 0 && all.every(({ status }) => status === 'healthy')) return;
        if (Date.now() > deadlineMs) throw new Error(`${service} is ${all.map(({ status }) => status).join(', ')} after ${withinMs} ms`);
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    },
    async down({ volumes } = { volumes: true }) {
      await compose(['--profile', '*', 'down', '--remove-orphans', '--timeout', '20', ...(volumes ? ['--volumes'] : [])]);
    },
  };
}
