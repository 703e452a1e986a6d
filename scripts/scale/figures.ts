import { readFileSync } from 'node:fs';
import path from 'node:path';

export const requestsFile = 'docs/figures/requests.json';
export const streamsFile = 'docs/figures/live-streams.json';

export type StoredKind = { readonly count: number; readonly documentBytes: number; readonly indexBytes: number };

/** What the bench has measured, as far as the plan needs it. */
export type RequestFigures = {
  /** What has to be known of figures that one run of the bench did not give as it stands. */
  readonly note?: string;
  readonly at: string;
  readonly machine: {
    readonly cores: number;
    readonly model: string;
    readonly node: string;
    readonly loadBefore: number;
    readonly loadAfter: number;
  };
  /** Seconds for 1,000 requests; `mongodb`: before a server that only answers, with a real Redis. */
  readonly cpu: {
    readonly bare: number;
    readonly sqlite: number;
    readonly mongodb: number;
    readonly client: number;
  };
  readonly errors: number;
  readonly pageBytes: number;
  /** After the load. */
  readonly residentMegabytes: { readonly api: number; readonly client: number };
  readonly documents: Readonly<Record<string, StoredKind>>;
  readonly redis: {
    readonly keys: Readonly<Record<string, { readonly count: number; readonly bytes: number }>>;
    readonly sessionBytes: number;
    readonly channelBytes: number;
    readonly commandsPerRequest: number;
  };
};

export type StreamFigures = {
  readonly bytesPerStream: number;
  readonly memory: readonly { readonly streams: number; readonly residentMegabytes: number }[];
  readonly cpuMicrosecondsPerStreamAndSecondAtRest: number;
};

export type Figures = {
  readonly requests: RequestFigures;
  readonly streams: {
    readonly streams: number;
    readonly api: StreamFigures & { readonly cpuMicrosecondsPerActTold: number };
    readonly client: StreamFigures;
  };
};

/** The figures that the repository keeps. Throws when they were never measured. */
export function readFigures(root: string): Figures {
  return { requests: readJson(root, requestsFile), streams: readJson(root, streamsFile) };
}

function readJson<Kind>(root: string, file: string): Kind {
  // Both are written by the measurements alone.
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Kind;
}
