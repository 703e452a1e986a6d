import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { docker } from './run-program.ts';

/** What a running container is held to: by the kernel, read from /proc and the control groups of this machine, and where only the engine knows, as it tells. */
export type Confinement = {
  /** The program that is number 1 inside. */
  readonly init: string;
  /** Over all its processes, each different line once. */
  readonly uids: readonly number[];
  readonly privileges: readonly string[];
  readonly memoryBytesMax: number;
  readonly pidsMax: number;
  /** Of the time of one core. */
  readonly cpus: number;
  readonly root: 'read-only' | 'writable';
  /** File systems in memory by place, with what they forbid and their size; those that every container has are left out. */
  readonly tmpfs: Readonly<Record<string, string>>;
  /** Other places that can be written to. */
  readonly volumes: readonly string[];
  readonly restart: string;
  readonly graceSeconds: number;
  readonly log: string;
  readonly published: readonly string[];
  /** Its networks; `internal` has no way out. */
  readonly networks: readonly string[];
};

/** What `docker inspect` tells and is read here. */
type Inspected = {
  readonly State: { readonly Pid: number };
  readonly Config: { readonly StopTimeout?: number; readonly Labels: Readonly<Record<string, string>> };
  readonly HostConfig: {
    readonly RestartPolicy: { readonly Name: string };
    readonly LogConfig: { readonly Type: string; readonly Config: Readonly<Record<string, string>> };
  };
  readonly NetworkSettings: {
    readonly Ports: Readonly<Record<string, readonly { readonly HostIp: string }[] | null>>;
    readonly Networks: Readonly<Record<string, unknown>>;
  };
};

export async function readConfinement(id: string): Promise<Confinement> {
  // The form of `docker inspect` is fixed.
  const [told] = JSON.parse(await docker(['inspect', id])) as Inspected[];
  if (told === undefined || told.State.Pid === 0) throw new Error(`${id} does not run`);
  const { State, Config, HostConfig, NetworkSettings } = told;
  const groups = groupsOf(State.Pid);
  const statuses = readLines(groups.file('pids', 'cgroup.procs', 'cgroup.procs')).flatMap(statusOf);
  const { Type, Config: log } = HostConfig.LogConfig;
  return {
    init: readFileSync(`/proc/${State.Pid}/comm`, 'utf8').trim(),
    uids: distinct(statuses.flatMap((status) => (status['Uid'] ?? '').split('\t').map(Number))),
    privileges: distinct(statuses.map(privilegesOf)),
    memoryBytesMax: Number(read(groups.file('memory', 'memory.limit_in_bytes', 'memory.max'))),
    pidsMax: Number(read(groups.file('pids', 'pids.max', 'pids.max'))),
    cpus: cpusOf(groups),
    ...mountsOf(State.Pid),
    restart: HostConfig.RestartPolicy.Name,
    graceSeconds: Config.StopTimeout ?? Number.NaN,
    log: `${Type}, ${log['max-file']} of ${log['max-size']}`,
    published: Object.entries(NetworkSettings.Ports).flatMap(([port, at]) => (at ?? []).map(({ HostIp }) => `${HostIp} to ${port}`)),
    networks: await networksOf(Object.keys(NetworkSettings.Networks), `${Config.Labels['com.docker.compose.project']}_`),
  };
}

type Groups = {
  /** The file of a control group: its name in version 1, under a controller, and in version 2. */
  file(controller: string, nameInV1: string, nameInV2: string): string;
};

/** Where the control groups of a process are. Lines of /proc/<pid>/cgroup are `4:memory:/docker/<id>` in version 1; in version 2 there is one, `0::/system.slice/docker-<id>.scope`. */
export function groupsOf(pid: number): Groups {
  const lines = readLines(`/proc/${pid}/cgroup`).map((line) => line.split(':'));
  return {
    file(controller, nameInV1, nameInV2) {
      const [, , placeInV1] = lines.find(([, controllers = '']) => controllers.split(',').includes(controller)) ?? [];
      if (placeInV1 !== undefined) return path.join('/sys/fs/cgroup', controller, placeInV1, nameInV1);
      const [, , place = ''] = lines.find(([number]) => number === '0') ?? [];
      return path.join('/sys/fs/cgroup', place, nameInV2);
    },
  };
}

function cpusOf(groups: Groups): number {
  const inV1 = groups.file('cpu', 'cpu.cfs_quota_us', 'cpu.max');
  const [quota = 0, period = 1] = inV1.endsWith('cpu.max')
    ? read(inV1).split(' ').map(Number)
    : [read(inV1), read(groups.file('cpu', 'cpu.cfs_period_us', ''))].map(Number);
  return quota / period;
}

/** What /proc tells of a process; nothing of one that has ended meanwhile, as probes do. */
function statusOf(pid: string): Record<string, string>[] {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return [];
  try {
    return [
      Object.fromEntries(readLines(file).map((line): [string, string] => [line.split(':')[0] ?? '', line.slice(line.indexOf('\t') + 1)])),
    ];
  } catch {
    return [];
  }
}

function privilegesOf(status: Record<string, string>): string {
  return ['CapEff', 'CapBnd', 'NoNewPrivs', 'Seccomp'].map((name) => `${name} ${status[name]}`).join(', ');
}

/** Lines of /proc/<pid>/mountinfo: the place is the fifth field, its own options the sixth; behind a dash type, source and options of the file system. */
function mountsOf(pid: number): Pick<Confinement, 'root' | 'tmpfs' | 'volumes'> {
  const mounts = readLines(`/proc/${pid}/mountinfo`).map((line) => {
    const [own = '', system = ''] = line.split(' - ');
    const [, , , , place = '', options = ''] = own.split(' ');
    const [type = '', , more = ''] = system.split(' ');
    return { place, type, options: options.split(','), more: more.split(',') };
  });
  const writable = mounts.filter(({ options, more }) => options.includes('rw') && more.includes('rw'));
  const own = writable.filter(({ place }) => place !== '/' && !/^\/(dev|proc|sys)(\/|$)/.test(place));
  const forbidden = (options: readonly string[]) => options.filter((option) => /^no(dev|exec|suid)$/.test(option)).toSorted();
  const size = (options: readonly string[]) => options.filter((option) => option.startsWith('size='));
  return {
    root: writable.some(({ place }) => place === '/') ? 'writable' : 'read-only',
    tmpfs: Object.fromEntries(
      own
        .filter(({ type }) => type === 'tmpfs')
        .map((mount) => [mount.place, [...forbidden(mount.options), ...size(mount.more)].join(' ')]),
    ),
    volumes: own
      .filter(({ type }) => type !== 'tmpfs')
      .map(({ place }) => place)
      .toSorted(),
  };
}

async function networksOf(names: readonly string[], prefix: string): Promise<string[]> {
  const told = await docker(['network', 'inspect', '--format', '{{.Name}}{{if .Internal}} internal{{end}}', ...names]);
  return told
    .split('\n')
    .map((line) => line.replace(prefix, ''))
    .toSorted();
}

function read(file: string): string {
  return readFileSync(file, 'utf8').trim();
}

function readLines(file: string): string[] {
  return read(file).split('\n');
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
