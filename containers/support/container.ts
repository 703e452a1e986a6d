import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { docker, runProgram } from './run-program.ts';

/** What everything carries that a run of the tests makes, so that it can be found and removed, and nothing of another run with it. */
const markOf = (run: string) => `org.myflow.test=${run}`;

export type ContainerOptions = {
  readonly image: string;
  readonly env?: Readonly<Record<string, string>>;
  /** More flags of `docker run`. */
  readonly flags?: readonly string[];
  /** Published on a free port of 127.0.0.1. */
  readonly port?: number;
  readonly command?: readonly string[];
};

/** What `docker inspect` tells and the tests look at. */
export type ContainerState = {
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly OOMKilled: boolean;
    readonly StartedAt: string;
    readonly Health?: {
      readonly Status: string;
      readonly Log: readonly { readonly End: string; readonly ExitCode: number; readonly Output: string }[];
    };
  };
};

export type Container = {
  readonly id: string;
  /** Of the published port, as `http://127.0.0.1:49153`; empty when none is. */
  readonly url: string;
  inspect(): Promise<ContainerState>;
  /** Standard output, and then what went to standard error. */
  logs(): Promise<string>;
  /** Runs a script with the image's own Node inside the container, and gives what it printed. */
  evaluate(script: string): Promise<string>;
  /** Waits until the engine calls the container by that health; gives the milliseconds from its start to the end of the probe that said so. */
  untilHealth(status: 'healthy' | 'unhealthy', withinMs: number): Promise<number>;
  remove(): Promise<void>;
};

/** The flags under which everything of ours has to run: nothing to write to but a small /tmp, no privilege, bounded. */
export function hardening(memory: string): string[] {
  return [
    '--read-only',
    '--tmpfs=/tmp:rw,noexec,nosuid,nodev,size=16m',
    '--cap-drop=ALL',
    '--security-opt=no-new-privileges',
    '--init',
    '--pids-limit=64',
    `--memory=${memory}`,
    `--memory-swap=${memory}`,
    '--cpus=1',
  ];
}

/** Starts a container in the background. It is removed by `remove`, or by `sweepContainers` at the end of everything. */
export async function startContainer(options: ContainerOptions): Promise<Container> {
  const { image, env = {}, flags = [], port, command = [] } = options;
  const variables = Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const published = port === undefined ? [] : ['--publish', `127.0.0.1::${port}`];
  const id = await docker(['run', '--detach', '--label', markOf(inject('run')), ...flags, ...variables, ...published, image, ...command]);
  const address = port === undefined ? '' : await docker(['port', id, `${port}/tcp`]).catch(() => '');
  const inspect = async () => stateOf(await docker(['inspect', id]));
  return {
    id,
    url: address === '' ? '' : `http://${address.split('\n')[0]}`,
    inspect,
    logs: async () => Object.values(await runProgram('docker', ['logs', id])).join(''),
    evaluate: (script) => docker(['exec', id, 'node', '--input-type=module', '--eval', script]),
    untilHealth: (status, withinMs) => untilHealth(inspect, status, withinMs),
    remove: async () => void (await docker(['rm', '--force', '--volumes', id])),
  };
}

/** A network of the tests' own; removed by `sweepContainers`. */
export async function createNetwork(name: string, ...flags: string[]): Promise<string> {
  return docker(['network', 'create', '--label', markOf(inject('run')), ...flags, name]);
}

/** Removes whatever this run of the tests has left. */
export async function sweepContainers(run = inject('run')): Promise<void> {
  const mark = markOf(run);
  const containers = await docker(['ps', '--all', '--quiet', '--filter', `label=${mark}`]);
  if (containers !== '') await docker(['rm', '--force', '--volumes', ...containers.split('\n')]);
  const networks = await docker(['network', 'ls', '--quiet', '--filter', `label=${mark}`]);
  if (networks !== '') await docker(['network', 'rm', ...networks.split('\n')]);
}

function stateOf(text: string): ContainerState {
  // The form of `docker inspect` is fixed.
  const [state] = JSON.parse(text) as ContainerState[];
  if (state === undefined) throw new Error('docker inspect told nothing');
  return state;
}

async function untilHealth(inspect: () => Promise<ContainerState>, status: string, withinMs: number): Promise<number> {
  const deadlineMs = Date.now() + withinMs;
  for (;;) {
    const { State } = await inspect();
    const last = State.Health?.Log.at(-1);
    if (State.Health?.Status === status && last !== undefined) return Date.parse(last.End) - Date.parse(State.StartedAt);
    if (State.Status !== 'running') throw new Error(`the container ended with code ${State.ExitCode} while it was to be ${status}`);
    if (Date.now() > deadlineMs)
      throw new Error(
        `not ${status} within ${withinMs} ms, but ${State.Health?.Status}; the last probe said: ${last?.Output ?? 'nothing'}`,
      );
    await sleep(50);
  }
}
