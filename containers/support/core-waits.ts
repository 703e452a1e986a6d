import { readdirSync, readFileSync } from 'node:fs';
import { groupsOf } from './read-confinement.ts';
import { docker } from './run-program.ts';

/** How long threads have waited for a core while they could have run, by their numbers: the second figure of /proc/<pid>/task/<thread>/schedstat, in nanoseconds. */
export type CoreWaits = ReadonlyMap<string, number>;

/** Of every thread of a running container, by what the kernel counts. */
export async function readCoreWaits(id: string): Promise<CoreWaits> {
  const pid = Number(await docker(['inspect', '--format', '{{.State.Pid}}', id]));
  const processes = readFileSync(groupsOf(pid).file('pids', 'cgroup.procs', 'cgroup.procs'), 'utf8')
    .trim()
    .split('\n');
  return new Map(processes.flatMap((each) => waitsOf(each)));
}

/** The longest that one thread has waited in between. Never more than the time in between, since it is one thread. */
export function longestWaitMs(before: CoreWaits, after: CoreWaits): number {
  return Math.max(0, ...Array.from(after, ([thread, ns]) => (ns - (before.get(thread) ?? 0)) / 1e6));
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
