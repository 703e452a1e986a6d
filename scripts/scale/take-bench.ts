import type { RequestFigures } from './figures.ts';

/** A report of the bench, as far as it is read here. */
export type BenchReport = {
  readonly at: string;
  readonly machine: RequestFigures['machine'];
  readonly bare: { readonly flatOut: Flat };
  readonly client: { readonly flatOut: Flat; readonly residentMegabytes: number };
  readonly runs: readonly { readonly flatOut: Flat; readonly pageBytes: number }[];
  readonly distributed:
    | { readonly missing: string }
    | {
        readonly flatOut: Flat;
        readonly residentMegabytes: number;
        readonly documents: RequestFigures['documents'];
        readonly redis: {
          readonly keys: RequestFigures['redis']['keys'];
          readonly sessionBytes: number;
          readonly channelBytes: number;
        };
        readonly redisCommands: Readonly<Record<string, number>>;
        readonly sentCount: number;
      };
};

type Flat = { readonly cpuSecondsPer1000: number | null; readonly errors: number };

/** What the API sends for a request: a script for the count, whose own commands the server counts too, news of a change, and what is kept. */
const ofRequests = /^(?:evalsha|publish|get|set|del)$/;

/** What of a report the plan of capacity needs. Throws for one without MongoDB and Redis, and for a system that does not tell of CPU. */
export function takeBench(report: BenchReport): RequestFigures {
  const { at, machine, bare, client, runs, distributed } = report;
  if ('missing' in distributed)
    throw new Error(`The bench had no MongoDB or no Redis (${distributed.missing}): see docs/speed.md, and run it again.`);
  const largest = runs.at(-1);
  if (largest === undefined) throw new Error('The bench has measured nothing. Run npm run bench again.');
  const { keys, sessionBytes, channelBytes } = distributed.redis;
  const sent = Object.entries(distributed.redisCommands).reduce((sum, [name, calls]) => (ofRequests.test(name) ? sum + calls : sum), 0);
  return {
    at,
    machine,
    cpu: {
      bare: cpuOf(bare.flatOut),
      sqlite: cpuOf(largest.flatOut),
      mongodb: cpuOf(distributed.flatOut),
      client: cpuOf(client.flatOut),
    },
    errors: distributed.flatOut.errors,
    pageBytes: largest.pageBytes,
    residentMegabytes: { api: distributed.residentMegabytes, client: client.residentMegabytes },
    documents: distributed.documents,
    redis: { keys, sessionBytes, channelBytes, commandsPerRequest: Number((sent / distributed.sentCount).toFixed(3)) },
  };
}

function cpuOf({ cpuSecondsPer1000 }: Flat): number {
  if (cpuSecondsPer1000 === null) throw new Error('This system does not tell how much CPU a process uses. Run the bench on Linux.');
  return cpuSecondsPer1000;
}
