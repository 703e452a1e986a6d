import { roundTrips } from '../../my_flow_api/src/testing/mongo-round-trips.ts';
import type { Supposed } from './assumptions.ts';
import type { Figures, StoredKind, StreamFigures } from './figures.ts';

/** The mix of the bench, by use case. */
const mix = { listFlows: 0.7, createFlow: 0.2, completeFlow: 0.1 } as const;
export const changeShare = mix.createFlow + mix.completeFlow;
/** The client looks for the session of whoever asks. */
const sessionLooks = 1;
/** With fewer of a kind, one that is replaced is missed. */
const replicasMin = 2;

export type Plan = ReturnType<typeof planFor>;

/** What so many people need, each part by all that limits it. Bytes and bits are decimal. */
export function planFor(people: number, { figures, given }: { figures: Figures; given: Supposed }) {
  const load = loadOf(people, given);
  const each = costs(figures, given);
  const api = {
    byCpu: (load.requests * each.apiCpu + load.streams * each.apiStreamCpu + load.told * each.toldCpu) / given.cpuShare,
    byMemory: (load.streams * each.apiStreamBytes) / each.apiRoomBytes,
  };
  const client = {
    byCpu: (load.requests * each.clientCpu + load.streams * each.clientStreamCpu) / given.cpuShare,
    byMemory: (load.streams * each.clientStreamBytes) / each.clientRoomBytes,
  };
  const storedBytes = (people * each.personBytes) / given.compression;
  const mongodb = {
    byStorage: storedBytes / (given.shardTerabytes * 1e12),
    byCommands: (load.requests * each.mongodbCommands) / given.shardCommands,
  };
  const redisBytes = people * given.signedInShare * each.sessionBytes + load.online * each.onlineBytes + load.streams * each.channelBytes;
  const redis = {
    byMemory: redisBytes / (given.redisGigabytes * 1e9),
    byCommands: (load.requests * each.redisCommands) / given.redisCommands,
  };
  return {
    people,
    load,
    api: { ...api, replicas: whole(api, replicasMin) },
    client: { ...client, replicas: whole(client, replicasMin) },
    mongodb: { ...mongodb, storedBytes, commands: load.requests * each.mongodbCommands, shards: whole(mongodb, 1) },
    redis: { ...redis, bytes: redisBytes, commands: load.requests * each.redisCommands, nodes: whole(redis, 1) },
    /** On each of the three ways: browser to client, client to API, API to MongoDB. */
    bitsPerSecond: load.requests * mix.listFlows * figures.requests.pageBytes * 8,
  };
}

function loadOf(people: number, given: Supposed) {
  const online = people * given.peakOnlineShare;
  const requests = (online * given.requestsPerMinute) / 60;
  const changes = requests * changeShare;
  return { online, streams: online * given.browsersPerPerson, requests, changes, told: changes * given.browsersPerPerson };
}

/** What one request, stream or person costs: seconds of CPU, bytes, commands. */
export function costs({ requests, streams }: Figures, given: Supposed) {
  const kind = (name: string): number => bytesOf(requests.documents[name]);
  const actBytes = (2 * kind('act flow.create') + kind('act flow.complete')) / 3;
  const acts = given.changesPerDay * 365 * given.years;
  const room = (of: StreamFigures) => Math.max(given.replicaMegabytes * 0.8 - megabytesWithout(of), 1) * 1e6;
  return {
    apiCpu: requests.cpu.mongodb / 1_000,
    clientCpu: requests.cpu.client / 1_000,
    apiStreamCpu: streams.api.cpuMicrosecondsPerStreamAndSecondAtRest / 1e6,
    clientStreamCpu: streams.client.cpuMicrosecondsPerStreamAndSecondAtRest / 1e6,
    toldCpu: streams.api.cpuMicrosecondsPerActTold / 1e6,
    apiStreamBytes: streams.api.bytesPerStream,
    clientStreamBytes: streams.client.bytesPerStream,
    apiRoomBytes: room(streams.api),
    clientRoomBytes: room(streams.client),
    mongodbCommands: commandsPerRequest(),
    flowBytes: kind('flow'),
    contextBytes: kind('context'),
    acts,
    actBytes,
    personBytes: kind('person') + given.contextsPerPerson * kind('context') + given.flowsPerPerson * kind('flow') + acts * actBytes,
    sessionBytes: requests.redis.sessionBytes,
    onlineBytes: Object.values(requests.redis.keys).reduce((sum, { bytes }) => sum + bytes, 0),
    channelBytes: requests.redis.channelBytes,
    redisCommands: requests.redis.commandsPerRequest + sessionLooks,
  };
}

/** What a process holds without any stream, by the line through all steps of the measurement. */
export function megabytesWithout({ memory, bytesPerStream }: StreamFigures): number {
  const rest = memory.map(({ streams, residentMegabytes }) => residentMegabytes - (streams * bytesPerStream) / 1e6);
  return rest.reduce((sum, megabytes) => sum + megabytes, 0) / rest.length;
}

export function commandsOf(useCase: keyof typeof roundTrips): number {
  return roundTrips[useCase].split(' ').length;
}

function commandsPerRequest(): number {
  return Object.entries(mix).reduce((sum, [name, share]) => sum + share * commandsOf(name as keyof typeof mix), 0);
}

function bytesOf(kind: StoredKind | undefined): number {
  if (kind === undefined) throw new Error('The figures lack a kind of document: run npm run bench, then npm run scale -- --take-bench');
  return kind.documentBytes + kind.indexBytes;
}

function whole(limits: Readonly<Record<string, number>>, least: number): number {
  return Math.max(least, ...Object.values(limits).map(Math.ceil));
}
