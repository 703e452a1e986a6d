import type { Container } from './container.ts';

/** What the kernel holds the server to, read inside its container from /proc and the control groups, and not from what was asked for. */
export type ServerProcess = {
  /** Real, effective, saved, of the file system. */
  readonly uids: readonly number[];
  /** Capabilities in force, and those that could ever be had. */
  readonly capEff: bigint;
  readonly capBnd: bigint;
  readonly noNewPrivs: number;
  /** 2 is a filter. */
  readonly seccomp: number;
  /** Mount options by place. */
  readonly mounts: Readonly<Record<string, readonly string[]>>;
  /** Used by the whole container since its start. */
  readonly cpuMs: number;
  readonly memoryBytes: number;
  readonly memoryMaxBytes: number;
  readonly pidsMax: number;
  /** Of the time of one core. */
  readonly cpuShare: number;
  /** Addresses and ports of listening sockets; `::` takes IPv4 too. */
  readonly listening: readonly string[];
  /** Folders in which the user of the server could make a file; those of /proc left out. */
  readonly writableFolders: readonly string[];
};

type Raw = {
  readonly status: string;
  readonly mounts: string;
  readonly groups: Readonly<Record<string, string>>;
  readonly tcp: readonly [string, string];
  readonly writableFolders: readonly string[];
};

export async function readProcess(container: Container): Promise<ServerProcess> {
  // The script below prints this form.
  const { status, mounts, groups, tcp, writableFolders } = JSON.parse(await container.evaluate(script)) as Raw;
  const numbers = (name: string) => new RegExp(`^${name}:\\s*(.+)$`, 'm').exec(status)?.[1]?.split(/\s+/).map(Number) ?? [];
  const mask = (name: string) => BigInt(`0x${new RegExp(`^${name}:\\s*(\\w+)$`, 'm').exec(status)?.[1] ?? 'f'}`);
  const [quota, period] = (groups['cpu'] ?? '').split(/\s+/).map(Number);
  return {
    uids: numbers('Uid'),
    capEff: mask('CapEff'),
    capBnd: mask('CapBnd'),
    noNewPrivs: numbers('NoNewPrivs')[0] ?? -1,
    seccomp: numbers('Seccomp')[0] ?? -1,
    mounts: Object.fromEntries(
      mounts
        .trim()
        .split('\n')
        .map((line) => line.split(' '))
        .map(([, place = '', , options = '']) => [place, options.split(',')]),
    ),
    cpuMs: cpuMsOf(groups['cpuUsed'] ?? ''),
    memoryBytes: Number(groups['memory']),
    memoryMaxBytes: Number(groups['memoryMax']),
    pidsMax: Number(groups['pidsMax']),
    cpuShare: (quota ?? -1) / (period ?? 1),
    listening: [...listeningOf(tcp[0], '0.0.0.0:'), ...listeningOf(tcp[1], '::')],
    writableFolders,
  };
}

/** Version 2 of control groups tells microseconds in a table, version 1 nanoseconds alone. */
function cpuMsOf(used: string): number {
  const usec = /^usage_usec (\d+)/m.exec(used)?.[1];
  return usec === undefined ? Number(used) / 1e6 : Number(usec) / 1000;
}

/** A line of /proc/net/tcp: local address and port in hexadecimal in the second column, state 0A for listening in the fourth. Docker's own resolver listens too. */
function listeningOf(table: string, prefix: string): string[] {
  const rows = table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/));
  return rows
    .filter(([, local = '', , state]) => state === '0A' && !local.startsWith('0B00007F'))
    .map(([, local = '']) => `${/^0+:/.test(local) ? prefix : `${local} `}${Number.parseInt(local.split(':')[1] ?? '', 16)}`);
}

const script = `
  import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
  const read = (file) => readFileSync(file, 'utf8');
  const servers = readdirSync('/proc')
    .filter((name) => /^\\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => ({ pid, command: read('/proc/' + pid + '/cmdline').replaceAll('\\0', ' ').trim() }))
    .filter(({ command }) => command.startsWith('node --max-old') || command.startsWith('next-server'));
  const [server] = servers;
  const first = (...files) => { const file = files.find((each) => existsSync(each)); return file ? read(file).trim() : ''; };
  const group = '/sys/fs/cgroup/';
  const v1Cpu = group + 'cpu/cpu.cfs_';
  const writable = [];
  const walk = (folder, deep) => {
    try { accessSync(folder, constants.W_OK); writable.push(folder); } catch {}
    if (deep === 0) return;
    let entries = [];
    try { entries = readdirSync(folder, { withFileTypes: true }); } catch { return; }
    for (const entry of entries) {
      const inner = (folder === '/' ? '' : folder) + '/' + entry.name;
      if (entry.isDirectory() && !['/proc', '/sys'].includes(inner)) walk(inner, deep - 1);
    }
  };
  walk('/', 12);
  console.log(JSON.stringify({
    status: read('/proc/' + server.pid + '/status'),
    mounts: read('/proc/' + server.pid + '/mounts'),
    groups: {
      memory: first(group + 'memory.current', group + 'memory/memory.usage_in_bytes'),
      memoryMax: first(group + 'memory.max', group + 'memory/memory.limit_in_bytes'),
      cpuUsed: first(group + 'cpuacct/cpuacct.usage', group + 'cpu.stat'),
      pidsMax: first(group + 'pids.max', group + 'pids/pids.max'),
      cpu: first(group + 'cpu.max') || first(v1Cpu + 'quota_us') + ' ' + first(v1Cpu + 'period_us'),
    },
    tcp: [read('/proc/net/tcp'), first('/proc/net/tcp6')],
    writableFolders: writable.sort(),
  }));
`;
