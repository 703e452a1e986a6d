import { type Document, MongoClient } from 'mongodb';
import type { MongodbConfig } from '#src/config.ts';
import type { Clock } from '#src/ports/clock.ts';
import { compareClocks } from './compare-clocks.ts';
import { codesOf, connectionWords, hostOf } from './connection-words.ts';
import { type Finding, ok, type Probe, wrong } from './finding.ts';

const subject = 'MongoDB';
const oldestMajor = 6;
const waitMs = 4_000;

/** Whether the database answers, lets the user in, has transactions, and is new enough. Nothing is written. */
export function mongodbProbe(config: MongodbConfig, clock: Clock): Probe {
  const { uri } = config;
  return {
    subject,
    async run() {
      const options = { serverSelectionTimeoutMS: waitMs, connectTimeoutMS: waitMs, socketTimeoutMS: waitMs, appName: 'myflow-doctor' };
      let client: MongoClient;
      try {
        client = new MongoClient(uri, options);
      } catch (error) {
        return [
          wrong(
            subject,
            `cannot be asked: MONGODB_URI is no connection string (${error instanceof Error ? error.name : 'unreadable'}). ${copyAdvice}`,
          ),
        ];
      }
      try {
        return await look(client, databaseOf(config), clock);
      } catch (error) {
        return [wrong(subject, `at ${hostOf(uri)} ${failureWords(error)}`)];
      } finally {
        await client.close().catch(() => {});
      }
    },
  };
}

const copyAdvice = 'Copy it again from where the database is managed, with the password percent-encoded.';

/** The same that the store takes. */
function databaseOf({ uri, database }: MongodbConfig): string {
  const named = /^[^?]*\/\/[^/?]+\/([^?]+)/.exec(uri)?.[1];
  return database ?? (named === undefined ? 'myflow' : decodeURIComponent(named));
}

async function look(client: MongoClient, database: string, clock: Clock): Promise<Finding[]> {
  const askedMs = clock.nowMs();
  const hello = await client.db('admin').command({ hello: 1 });
  const answeredMs = clock.nowMs();
  const build = await client.db('admin').command({ buildInfo: 1 });
  const version = String(build['version']);
  const faults = serverFaults(hello, version);
  const theirs: unknown = hello['localTime'];
  const clocks = theirs instanceof Date ? [compareClocks({ who: subject, theirMs: theirs.getTime(), askedMs, answeredMs })] : [];
  if (faults.length > 0) return [...faults, ...clocks];
  const collections = await client.db(database).listCollections({}, { nameOnly: true }).toArray();
  return [
    ok(
      subject,
      `${version}, replica set ${hello['setName'] ?? 'of a cluster'}, database ${database} with ${collections.length} collections`,
    ),
    ...clocks,
  ];
}

/** What is wrong with a server by what it says of itself. */
export function serverFaults(hello: Document, version: string): Finding[] {
  const faults: Finding[] = [];
  if (Number.parseInt(version, 10) < oldestMajor)
    faults.push(wrong(subject, `is of version ${version}, which is too old. Update it to ${oldestMajor} or newer.`));
  // A router of a sharded cluster has no set of its own, and says so.
  if (hello['setName'] === undefined && hello['msg'] !== 'isdbgrid')
    faults.push(
      wrong(subject, 'is no replica set, so that it has no transactions. Start it with --replSet, and call rs.initiate() in mongosh once.'),
    );
  else if (hello['isWritablePrimary'] === false)
    faults.push(wrong(subject, 'takes no writes: it is not the primary. Name every member in MONGODB_URI, without directConnection.'));
  return faults;
}

function failureWords(error: unknown): string {
  const codes = codesOf(error);
  const words = error instanceof Error ? error.message : '';
  if (codes.includes('18') || codes.includes('8000') || /auth/i.test(words))
    return 'refuses the user or the password in MONGODB_URI. Correct them; characters such as @ and / are percent-encoded there, and authSource names where the user was made.';
  if (codes.includes('13')) return 'lets the user in, who may not use the database. Give that user readWrite on it.';
  if (/not primary|NotWritablePrimary|no primary/i.test(words) || codes.includes('10107') || codes.includes('13435'))
    return 'has no primary. Call rs.initiate() in mongosh once, or wait until one is chosen.';
  return (
    connectionWords(codes) ??
    `cannot be reached within ${waitMs / 1_000} seconds. Look at the address, at firewalls, and in Atlas at the list of addresses let in.`
  );
}
