/** What is supposed about people and machines, since no measurement tells it. Each is a flag of `npm run scale`: `--flows-per-person 2000`. */
export type Assumption = { readonly value: number; readonly unit: string; readonly says: string };

export const assumptions = {
  flowsPerPerson: { value: 1_000, unit: 'flows', says: 'kept by a person on average, in whatever state' },
  contextsPerPerson: { value: 6, unit: 'contexts', says: 'kept by a person on average' },
  changesPerDay: {
    value: 8,
    unit: 'changes',
    says: 'of a person on an average day, those who stay away counted in; each leaves an act for good',
  },
  years: { value: 3, unit: 'years', says: 'of acts that are kept' },
  peakOnlineShare: { value: 0.05, unit: 'of all people', says: 'have MyFlow open in the busiest minute' },
  browsersPerPerson: { value: 1.3, unit: 'browsers', says: 'that somebody online has open, each with one live stream for all its tabs' },
  requestsPerMinute: {
    value: 2,
    unit: 'requests',
    says: 'that somebody online sends in the busiest minute; seven of ten read a page, two create, one completes, as in the bench',
  },
  signedInShare: { value: 0.5, unit: 'of all people', says: 'have a session that has not ended, for 30 days since they signed in' },
  cpuShare: {
    value: 0.5,
    unit: 'of a core',
    says: 'that a replica is to use at most in the busiest minute; a process of Node has one core for its own code',
  },
  replicaMegabytes: { value: 1_024, unit: 'MB', says: 'of memory that a replica has' },
  shardTerabytes: { value: 2, unit: 'TB', says: 'that a shard is to hold, indexes counted in' },
  compression: {
    value: 1,
    unit: 'times',
    says: 'less on disk than counted here (1: the same), since what the compression of MongoDB saves depends on the texts',
  },
  shardCommands: { value: 10_000, unit: 'commands/s', says: 'that a shard is to take; not measured here, try yours' },
  redisGigabytes: { value: 16, unit: 'GB', says: 'of memory that one Redis has' },
  redisCommands: { value: 80_000, unit: 'commands/s', says: 'that one Redis is to take on its one thread; not measured here, try yours' },
} as const satisfies Record<string, Assumption>;

export type Supposed = { readonly [Name in keyof typeof assumptions]: number };

export const supposed: Supposed = Object.fromEntries(
  Object.entries(assumptions).map(([name, { value }]) => [name, value]),
  // fromEntries forgets the names, which are those of the table.
) as Supposed;

/** `flowsPerPerson` as `flows-per-person`. */
export function flagOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
