import { readdirSync, readFileSync } from 'node:fs';
import { groupsOf } from './read-confinement.ts';
import { docker } from './run-program.ts';

export type CoreWaits = {
  /** How long threads have waited for a core while they could have run, by their numbers: the second figure of /proc/<pid>/task/<thread>/schedstat. */
  readonly threadsNs: ReadonlyMap<string, number>;
  /** How long the container was held back by its own limit, which the kernel counts as such waiting too. */
  readonly heldBackNs: number;
};

export const noWaits: CoreWaits = { threadsNs: new Map(), heldBackNs: 0 };

/** Of every thread of a running container, by what the kernel counts. */
export async function readCoreWaits(id: string): Promise<CoreWaits> {
  const groups = groupsOf(Number(await docker(['inspect', '--format', '{{.State.Pid}}', id])));
  const processes = readFileSync(groups.file('pids', 'cgroup.procs', 'cgroup.procs'), 'utf8')
    .trim()
    .split('\n');
  const statistics = readFileSync(groups.file('cpu', 'cpu.stat', 'cpu.stat'), 'utf8');
  // Nanoseconds in version 1, microseconds in version 2.
  const ns = /^throttled_time (\d+)/m.exec(statistics)?.[1];
  const us = /^throttled_usec (\d+)/m.exec(statistics)?.[1];
  return {
    threadsNs: new Map(processes.flatMap((each) => waitsOf(each))),
    heldBackNs: ns === undefined ? Number(us ?? 0) * 1000 : Number(ns),
  };
}

/** The longest that one thread has waited in between for a core that another program had. Never more than the time in between, since it is one thread. */
export function longestWaitMs(before: CoreWaits, after: CoreWaits): number {
  const longestNs = Math.max(0, ...Array.from(after.threadsNs, ([thread, ns]) => ns - (before.threadsNs.get(thread) ?? 0)));
  return Math.max(0, longestNs - (after.heldBackNs - before.heldBackNs)) / 1e6;
}

/** None of a process that has ended meanwhile. */
function waitsOf(pid: string): [string, number][] {
  try {
    const folder = `/proc/${pid}/task`;
    return readdirSync(folder).map((thread) => [thread, Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[1])]);
  } catch {
    return [];
  }
}
