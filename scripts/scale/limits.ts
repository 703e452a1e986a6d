import type { Plan } from './plan.ts';

/** Something that one of has room for so many people. */
export type Limit = {
  readonly name: string;
  /** How many of it a plan needs, also less than one. */
  readonly of: (plan: Plan) => number;
  readonly lever: string;
};

export const limits: readonly Limit[] = [
  { name: 'an API replica, by CPU', of: ({ api }) => api.byCpu, lever: 'more replicas; they hold nothing' },
  { name: 'an API replica, by memory for streams', of: ({ api }) => api.byMemory, lever: 'more replicas, or more memory' },
  { name: 'a client replica, by CPU', of: ({ client }) => client.byCpu, lever: 'more replicas' },
  { name: 'a client replica, by memory for streams', of: ({ client }) => client.byMemory, lever: 'more replicas, or more memory' },
  {
    name: 'a shard, by storage',
    of: ({ mongodb }) => mongodb.byStorage,
    lever: 'shard by the person; nearly all of it are acts, which zstd packs well',
  },
  { name: 'a shard, by commands', of: ({ mongodb }) => mongodb.byCommands, lever: 'a larger primary, then more shards' },
  { name: 'a Redis, by memory', of: ({ redis }) => redis.byMemory, lever: 'more memory; then cells, see below' },
  { name: 'a Redis, by commands', of: ({ redis }) => redis.byCommands, lever: 'a Redis for the client apart; then cells, see below' },
];

/** With how many people one of it is full. All grow in proportion. */
export function holdsOf({ of }: Limit, plans: readonly Plan[]): number {
  const [plan] = plans;
  return plan === undefined ? 0 : plan.people / of(plan);
}
