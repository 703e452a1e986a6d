import path from 'node:path';
import { inspectEnvironment, type RedisConfig } from '#src/config.ts';
import { CommandError } from './command.ts';
import type { StoreLocation } from './composition.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The store that the environment names: MongoDB when MONGODB_URI is set, else the file in MYFLOW_DATA_DIR. Throws CommandError. */
export function configuredStore(env?: Environment): StoreLocation {
  return inspectStores(env).mongodb ?? inspectStores(env).sqlite;
}

/**
 * A store as a person names it: `sqlite` and `mongodb` are those that the environment names, which keeps a password out of the list of processes;
 * a URI is a database of MongoDB; anything else is the path of a file. Throws CommandError.
 */
export function readStoreLocation(text: string, env?: Environment): StoreLocation {
  if (text === 'sqlite') return inspectStores(env).sqlite;
  if (text === 'mongodb') {
    const { mongodb } = inspectStores(env);
    if (mongodb === null)
      throw new CommandError('`mongodb` stands for the database that MONGODB_URI names, which is not set. Set it, or give the URI itself.');
    return mongodb;
  }
  if (/^mongodb(?:\+srv)?:\/\//.test(text)) return { kind: 'mongodb', uri: text, database: null };
  if (/^[\w+.-]+:\/\//.test(text))
    throw new CommandError('A store is the path of a file, or a URI that begins with mongodb:// or mongodb+srv://.');
  return { kind: 'sqlite', path: path.resolve(text) };
}

/** The cache that replicas share, null when there is none. Throws CommandError. */
export function configuredCache(env?: Environment): RedisConfig | null {
  const { redis, faults } = inspectEnvironment('api', env);
  refuse(faults.filter(({ name }) => /^(?:UPSTASH_)?REDIS_/.test(name)));
  return redis;
}

/** What the commands need of the environment; what the service needs besides may be missing. */
function inspectStores(env?: Environment) {
  const { dataDir, mongodb, faults } = inspectEnvironment('api', env);
  refuse(faults.filter(({ name }) => name === 'MYFLOW_DATA_DIR' || name.startsWith('MONGODB_')));
  return {
    sqlite: { kind: 'sqlite', path: path.join(dataDir, 'myflow.db') } as const,
    mongodb: mongodb === null ? null : ({ kind: 'mongodb', ...mongodb } as const),
  };
}

function refuse(faults: readonly { readonly name: string; readonly reason: string; readonly example: string }[]): void {
  if (faults.length === 0) return;
  throw new CommandError(faults.map(({ name, reason, example }) => `${name} ${reason}. Example: ${name}=${example}`).join('\n'));
}
