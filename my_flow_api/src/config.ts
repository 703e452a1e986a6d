import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type EnvironmentEntry, type EnvironmentValues, isLoopback, readEnvironment } from 'my_flow_contract/environment';

/** What the environment decides. `null` means that the thing is off, or that the embedded one serves. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** Absolute; holds the embedded database. */
  readonly dataDir: string;
  readonly logLevel: string;
  readonly trustProxy: boolean;
  readonly mongodb: MongodbConfig | null;
  readonly redis: RedisConfig | null;
  readonly identity: LocalIdentityConfig | OidcIdentityConfig;
  /** Null: no personal API token is taken, since none can be checked. */
  readonly personalTokens: { readonly secret: string; readonly revokedIds: readonly string[] } | null;
  /** Null: no limit. */
  readonly rateLimitPerMinute: number | null;
  readonly metrics: { readonly host: string; readonly port: number } | null;
  readonly otlp: OtlpConfig | null;
  /** How long requests are still taken after being told to stop, while readiness is off already. */
  readonly drainMs: number;
  /** How long closing may take after that. */
  readonly closingMs: number;
  /** Sentences for the log: names that look like ours and are not known. */
  readonly warnings: readonly string[];
};

/** What the keys of the API in a shared cache begin with. */
export const cachePrefix = 'myflow:api:';

/** `database` null: the one that the URI names, or `myflow`. */
export type MongodbConfig = { readonly uri: string; readonly database: string | null };
/** `token` is there when the URL is a REST address of Upstash; `ca` is a certificate in PEM. */
export type RedisConfig = { readonly url: string; readonly token: string | null; readonly ca: string | null };
/** The client vouches for people with tokens that it signs with the shared secret. */
export type LocalIdentityConfig = { readonly kind: 'local'; readonly secret: string };
/** `jwksUrl` null: where the issuer says that its keys are. */
export type OidcIdentityConfig = {
  readonly kind: 'oidc';
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string | null;
};
/** `headers` as in the variable: `name=value` with commas between, values percent-encoded. */
export type OtlpConfig = { readonly endpoint: string; readonly headers: string | null; readonly serviceName: string };

/** The environment cannot be used; the message names every fault and what would be right, and holds no value. */
export class ConfigError extends Error {}

type Values = EnvironmentValues<'api'>;
type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment of the process, or a given one. Throws ConfigError with all faults together. */
export function readConfig(env: Environment = process.env): Config {
  const { values, faults, warnings } = readEnvironment('api', env, (file) => readFileSync(file, 'utf8'));
  if (values === null) throw new ConfigError(describe(faults));
  const together = faultsTogether(values);
  if (together.length > 0) throw new ConfigError(describe(together));
  return Object.freeze(configOf(values, warnings));
}

/** The environment as `doctor` looks at it: all that is to be said of it, and what can be tried out whatever is wrong with the rest. */
export type Inspection = {
  readonly entries: readonly EnvironmentEntry[];
  readonly sound: SoundValues;
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
  readonly dataDir: string;
  readonly mongodb: MongodbConfig | null;
  readonly redis: RedisConfig | null;
  readonly issuer: Omit<OidcIdentityConfig, 'kind'> | null;
};

type SoundValues = Partial<EnvironmentValues<'api'> & EnvironmentValues<'client'>>;

/** Looks at the environment of this process, or a given one, as the API or the client would. Never throws. */
export function inspectEnvironment(service: 'api' | 'client', env: Environment = process.env): Inspection {
  const { values, sound, faults, warnings, entries } = readEnvironment(service, env, (file) => readFileSync(file, 'utf8'));
  // Only the API's has the address that it listens on.
  const apart = values !== null && 'MYFLOW_API_HOST' in values ? faultsTogether(values) : [];
  const identity = identityOf(sound);
  return {
    entries,
    sound,
    faults: [...faults, ...apart],
    warnings,
    dataDir: path.resolve(sound.MYFLOW_DATA_DIR ?? '.myflow'),
    mongodb: mongodbOf(sound),
    redis: redisOf(sound),
    issuer: identity.kind === 'oidc' ? identity : null,
  };
}

type Fault = { readonly name: string; readonly reason: string; readonly example: string };

function describe(faults: readonly Fault[]): string {
  const lines = faults.map(({ name, reason, example }) => `  ${name} ${reason}. Example: ${name}=${example}`);
  return `MyFlow's API cannot start with this environment:\n${lines.join('\n')}`;
}

/** What each value alone does not show. */
function faultsTogether(values: Values): Fault[] {
  return [exposureFault(values), metricsFault(values)].filter((fault) => fault !== null);
}

/** Two servers cannot have one port, and the one that comes second would blame another program. */
function metricsFault(values: Values): Fault | null {
  const port = values.MYFLOW_METRICS_PORT;
  if (port === undefined || port !== portOf(values)) return null;
  const example = String(port === 9464 ? 9465 : 9464);
  return { name: 'MYFLOW_METRICS_PORT', reason: 'is the port of the API itself. Give the figures one of their own', example };
}

/** Beyond loopback other machines can knock: then the product has a password or an issuer, or the network is said to be a private one, as between containers. */
function exposureFault(values: Values): Fault | null {
  const guarded = values.MYFLOW_PASSWORD !== undefined || values.MYFLOW_ALLOW_REMOTE_API || issuerOf(values) !== undefined;
  if (guarded || isLoopback(values.MYFLOW_API_HOST)) return null;
  const reason =
    'lets other machines reach the API, and there is no password. Set one that the client gets too, with MYFLOW_PASSWORD; ' +
    'or, when only the client can reach this network (containers), set MYFLOW_ALLOW_REMOTE_API=true; or listen on this machine alone';
  return { name: 'MYFLOW_API_HOST', reason, example: '127.0.0.1' };
}

function configOf(values: Values, warnings: readonly string[]): Config {
  const secret = values.MYFLOW_LOCAL_SECRET;
  return {
    host: values.MYFLOW_API_HOST,
    port: portOf(values),
    dataDir: path.resolve(values.MYFLOW_DATA_DIR),
    logLevel: values.LOG_LEVEL,
    trustProxy: values.MYFLOW_TRUST_PROXY,
    mongodb: mongodbOf(values),
    redis: redisOf(values),
    identity: identityOf(values),
    personalTokens: secret === undefined ? null : { secret, revokedIds: values.MYFLOW_REVOKED_TOKENS ?? [] },
    rateLimitPerMinute: values.MYFLOW_RATE_LIMIT_PER_MINUTE || null,
    metrics: values.MYFLOW_METRICS_PORT === undefined ? null : { host: values.MYFLOW_METRICS_HOST, port: values.MYFLOW_METRICS_PORT },
    otlp: otlpOf(values),
    drainMs: values.MYFLOW_DRAIN_MS,
    closingMs: values.MYFLOW_CLOSING_MS,
    warnings,
  };
}

function portOf(values: Values): number {
  return values.MYFLOW_API_PORT ?? values.PORT ?? 4100;
}

function mongodbOf(values: SoundValues): MongodbConfig | null {
  return values.MONGODB_URI === undefined ? null : { uri: values.MONGODB_URI, database: values.MONGODB_DATABASE ?? null };
}

function redisOf(values: SoundValues): RedisConfig | null {
  if (values.REDIS_URL === undefined) return null;
  return { url: values.REDIS_URL, token: values.UPSTASH_REDIS_REST_TOKEN ?? null, ca: values.REDIS_CA ?? null };
}

/** What the table requires together is there together, so the fallbacks are never taken. */
function identityOf(values: SoundValues): Config['identity'] {
  const issuer = issuerOf(values);
  if (issuer === undefined) return { kind: 'local', secret: values.MYFLOW_LOCAL_SECRET ?? '' };
  return { kind: 'oidc', issuer, audience: values.LOGTO_RESOURCE ?? '', jwksUrl: values.OIDC_JWKS_URL ?? null };
}

function issuerOf(values: SoundValues): string | undefined {
  return values.OIDC_ISSUER ?? (values.LOGTO_ENDPOINT && `${values.LOGTO_ENDPOINT}/oidc`);
}

function otlpOf(values: Values): OtlpConfig | null {
  if (values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return null;
  return {
    endpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT,
    headers: values.OTEL_EXPORTER_OTLP_HEADERS ?? null,
    serviceName: values.OTEL_SERVICE_NAME ?? 'myflow-api',
  };
}
