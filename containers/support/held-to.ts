import type { services } from './production.ts';
import type { Confinement } from './read-confinement.ts';

const mib = 1024 * 1024;
const noPrivilege = 'CapEff 0000000000000000, CapBnd 0000000000000000, NoNewPrivs 1, Seccomp 2';
const tmp = (size: string) => ({ '/tmp': `nodev noexec nosuid size=${size}` });
const common = {
  init: 'docker-init',
  privileges: [noPrivilege],
  pidsMax: 128,
  root: 'read-only',
  volumes: [],
  restart: 'unless-stopped',
  graceSeconds: 20,
  log: 'local, 5 of 10m',
  published: [],
} as const;
const ofNode = { ...common, uids: [65_532], cpus: 1, tmpfs: tmp('32768k') };
/** The services of the production stack. */
export const heldInProduction: Readonly<Record<(typeof services)[number], Confinement>> = {
  client: {
    ...ofNode,
    memoryBytesMax: 320 * mib,
    published: ['127.0.0.1 to 3000/tcp'],
    networks: ['api internal', 'cache internal', 'edge'],
  },
  api: { ...ofNode, memoryBytesMax: 384 * mib, networks: ['api internal', 'cache internal', 'data internal', 'egress'] },
  redis: {
    ...common,
    uids: [999],
    memoryBytesMax: 192 * mib,
    cpus: 0.5,
    tmpfs: tmp('16384k'),
    volumes: ['/data'],
    networks: ['cache internal'],
  },
  mongo: {
    ...common,
    uids: [999],
    pidsMax: 1024,
    memoryBytesMax: 1024 * mib,
    cpus: 1,
    tmpfs: tmp('65536k'),
    volumes: ['/data/configdb', '/data/db'],
    networks: ['data internal'],
  },
};

/** The services of profiles, by what does not hang on the program that runs in them. Caddy may open ports below 1024. */
export const heldInProfiles: Readonly<Record<string, Partial<Confinement>>> = {
  backup: {
    ...ofNode,
    uids: [uidOfBackups()],
    restart: 'no',
    memoryBytesMax: 384 * mib,
    volumes: ['/backups'],
    networks: ['cache internal', 'data internal', 'egress'],
  },
  edge: {
    ...common,
    privileges: [noPrivilege.replace('CapBnd 0000000000000000', 'CapBnd 0000000000000400')],
    memoryBytesMax: 128 * mib,
    cpus: 0.5,
    tmpfs: { ...tmp('16384k'), '/config': 'nodev noexec nosuid size=16384k' },
    volumes: ['/data'],
    networks: ['edge'],
  },
  logto: {
    ...common,
    uids: [1000],
    tmpfs: { ...tmp('32768k'), '/etc/logto/packages/cli/alteration-scripts': 'nodev noexec nosuid size=32768k' },
    memoryBytesMax: 768 * mib,
    cpus: 1,
    networks: ['api internal', 'edge', 'logto internal'],
  },
  postgres: {
    ...common,
    uids: [70],
    memoryBytesMax: 256 * mib,
    cpus: 0.5,
    tmpfs: { ...tmp('32768k'), '/var/run/postgresql': 'nodev noexec nosuid size=1024k' },
    volumes: ['/var/lib/postgresql/data'],
    networks: ['logto internal'],
  },
};

const ofDevelopment = { ...common, pidsMax: 256, graceSeconds: 15, log: 'local, 3 of 10m' };

/** The services of the development stack; what Turbopack makes is in memory. */
export const heldInDevelopment: typeof heldInProduction = {
  client: {
    ...ofDevelopment,
    uids: [1000],
    memoryBytesMax: 3072 * mib,
    cpus: 2,
    tmpfs: { ...tmp('262144k'), '/app/my_flow_client/.next': 'nodev noexec nosuid size=1048576k' },
    published: ['127.0.0.1 to 3000/tcp'],
    networks: ['api internal', 'cache internal', 'edge'],
  },
  api: {
    ...ofDevelopment,
    uids: [1000],
    memoryBytesMax: 1024 * mib,
    cpus: 1,
    tmpfs: tmp('65536k'),
    published: ['127.0.0.1 to 8000/tcp'],
    networks: ['api internal', 'cache internal', 'data internal', 'edge'],
  },
  redis: { ...heldInProduction.redis, ...without(ofDevelopment, 'volumes'), memoryBytesMax: 128 * mib },
  mongo: {
    ...heldInProduction.mongo,
    ...without(ofDevelopment, 'volumes'),
    pidsMax: 1024,
    tmpfs: { ...tmp('65536k'), '/data/configdb': 'nodev noexec nosuid size=1024k' },
    volumes: ['/data/db'],
  },
};

/** Whoever has made the secrets; for root somebody else. */
function uidOfBackups(): number {
  return process.getuid?.() || Number(process.env['SUDO_UID'] ?? 0) || 65_532;
}

function without<Thing extends object, Key extends keyof Thing>(thing: Thing, key: Key): Omit<Thing, Key> {
  const { [key]: _, ...rest } = thing;
  return rest;
}
